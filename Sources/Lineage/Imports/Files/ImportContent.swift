import FoundationEssentials

/// Finds out what a file holds, by its ending where that says it, otherwise by its first bytes.
enum ImportContent {
  private static let tensorEndings = [
    ".safetensors", ".gguf", ".bin", ".pt", ".pth", ".ckpt", ".h5", ".onnx", ".msgpack",
  ]
  /// Files beside every model that are large and say nothing about its origin.
  private static let silent: Set<String> = [
    "tokenizer.json", "vocab.json", "vocab.txt", "merges.txt", "special_tokens_map.json", "added_tokens.json",
    "tokenizer.model", "spiece.model", "license", "license.txt", "license.md", ".gitattributes", ".gitignore",
  ]
  private static let pointerStart = Array("version https://git-lfs.github.com/spec/".utf8)

  static func read(_ path: String, _ label: String) throws(InputError) -> ImportFile.Content {
    let lower = path.lowercased()
    let head = try self.head(path, label)
    if head.starts(with: pointerStart) { return .pointer(digest: pointerDigest(head)) }
    let name = lower[(lower.lastIndex(of: "/").map { lower.index(after: $0) } ?? lower.startIndex)...]
    if silent.contains(String(name)) || tensorEndings.contains(where: lower.hasSuffix) || head.contains(0) {
      return .binary
    }
    do throws(InputError) {
      let bytes = Array(try Document.bytes(of: path))
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw InputError("the file is not UTF-8 text", file: label)
      }
      return try parse(bytes, text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text, lower, label)
    } catch {
      return .broken(error)
    }
  }

  /// The first bytes; none of a file that is empty.
  private static func head(_ path: String, _ label: String) throws(InputError) -> [UInt8] {
    guard let handle = FileManager.default.isReadableFile(atPath: path) ? path : nil,
      let head = try? FileHead.read(handle, count: 1024)
    else { throw FileProblem.error(path, label: label) }
    return head
  }

  private static func parse(
    _ bytes: [UInt8], _ text: String, _ path: String, _ label: String
  ) throws(InputError) -> ImportFile.Content {
    if path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson") {
      if isData(text) { return .text(text) }
      let lines = lines(text, label)
      guard case .lines(let documents, _) = lines, documents.isEmpty else { return lines }
      // One document laid out over several lines is not JSON Lines, and what it means is plain all the same.
      return (try? Document(json: bytes, file: label)).map { .documents([$0]) } ?? lines
    }
    if path.hasSuffix(".json") || path.hasSuffix(".jsonld") {
      return .documents([try Document(json: bytes, file: label)])
    }
    if path.hasSuffix(".yaml") || path.hasSuffix(".yml") {
      return .documents(try Document.all(text: text, file: label))
    }
    if [".md", ".markdown", ".mdx"].contains(where: path.hasSuffix) { return try card(text, label) }
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
    guard first == "{" || first == "[" else { return .text(text) }
    if let document = try? Document(json: bytes, file: label) { return .documents([document]) }
    let lines = lines(text, label)
    if case .lines(let documents, _) = lines, !documents.isEmpty { return lines }
    return .text(text)
  }

  /// Members of which a line of events, attestations or our own export has at least one.
  private static let marks = [
    "eventType", "eventTime", "payload", "_type", "mediaType", "schema", "@context", "@graph",
  ]

  /// Whether the lines are the rows of a data set, which nobody wants parsed one by one to find that out.
  private static func isData(_ text: String) -> Bool {
    guard text.utf8.count > 1 << 20 else { return false }
    let first = text.firstLine
    return !marks.contains { first.place(of: "\"\($0)\"") != nil }
  }

  private static func lines(_ text: String, _ label: String) -> ImportFile.Content {
    var documents: [Document] = []
    var bad: [InputError] = []
    let lines = text.utf8.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "\n") }
    for (number, line) in lines.enumerated() where !line.allSatisfy({ $0 <= 0x20 }) {
      do throws(InputError) {
        documents.append(try Document(json: Array(line), file: label, linesBefore: number))
      } catch {
        bad.append(error)
      }
    }
    return .lines(documents, bad: bad)
  }

  /// Front matter stands between two lines of three dashes, of which the first begins the file.
  private static func card(_ text: String, _ label: String) throws(InputError) -> ImportFile.Content {
    let lines = text.textLines
    guard let first = lines.first, fence(first) else { return .card(front: nil, body: text, bodyLine: 1) }
    guard let end = lines.dropFirst().firstIndex(where: fence) else {
      throw InputError("the front matter is not closed by a line '---'", file: label, line: 1)
    }
    // A line takes the place of the first fence, so that line numbers in the front matter are those of the file.
    let front = lines[1..<end].joined(separator: "\n")
    let body = lines[(end + 1)...].joined(separator: "\n")
    let isBlank = front.allSatisfy(\.isWhitespace)
    return .card(
      front: isBlank ? nil : try Document(text: "\n" + front, file: label), body: body, bodyLine: end + 2)
  }

  private static func fence(_ line: some StringProtocol) -> Bool {
    line.hasPrefix("---") && line.dropFirst(3).allSatisfy(\.isWhitespace)
  }

  private static func pointerDigest(_ head: [UInt8]) -> Digest? {
    let lines = String(decoding: head, as: UTF8.self).textLines
    return lines.first { $0.hasPrefix("oid ") }.flatMap { Digest(String($0.dropFirst(4))) }
  }
}
