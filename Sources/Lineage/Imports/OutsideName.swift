/// What a text in somebody else's file means as the name of an artifact.
package enum OutsideName: Sendable, Equatable {
  case name(String)
  /// A name after characters were replaced that our names do not have.
  case adapted(String, reason: String)
  /// A path on the machine where the file was written.
  case local(path: String)
  /// Nothing that could name an artifact, and why.
  case unusable(reason: String)

  /// Reads hub ids, addresses of hubs, package URLs, paths into the hub's cache, and paths.
  package init(_ text: String) { self = Self.isHubID(text) ? .name(text) : Self(reading: text) }

  init(reading text: String) {
    guard text.utf8.count <= Self.longest else {
      self = .unusable(reason: "a text of \(text.utf8.count) bytes is no name")
      return
    }
    let trimmed = Self.trimmed(text)
    if let reason = Self.placeholder(trimmed) {
      self = .unusable(reason: reason)
    } else if let cached = Self.cached(trimmed) {
      self = Self.adapted(cached)
    } else if let address = Self.address(trimmed) {
      self = Self.adapted(address)
    } else if Self.isPath(trimmed) {
      self = .local(path: trimmed.replacing("\\", with: "/"))
    } else {
      self = Self.adapted(trimmed)
    }
  }

  /// Whether a text is plainly `org/name`, as most are: found out by its bytes, because tables have millions of them.
  /// Two hyphens may be a folder of the hub's cache, and a point in the first part a host.
  private static func isHubID(_ text: String) -> Bool {
    var (slashes, last) = (0, UInt8(ascii: "/"))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        break
      case UInt8(ascii: "/") where last != byte: slashes += 1
      case UInt8(ascii: "-") where last != byte && last != UInt8(ascii: "/"): break
      case UInt8(ascii: "."), UInt8(ascii: "_"):
        guard last != UInt8(ascii: "/"), slashes == 1 || byte != UInt8(ascii: ".") else { return false }
      default: return false
      }
      last = byte
    }
    return slashes == 1 && last != UInt8(ascii: "/") && (4...200).contains(text.utf8.count)
  }

  /// Bytes; paths are not longer either.
  private static let longest = 4096

  private static func trimmed(_ text: String) -> String {
    let trimmed = text.trimmed
    return trimmed.unicodeScalars.first == "\u{FEFF}" ? String(trimmed.unicodeScalars.dropFirst()).trimmed : trimmed
  }

  private static let emptyWords: Set<String> = ["none", "null", "n/a", "na", "unknown", "todo", "tbd", "-", "?"]

  private static func placeholder(_ text: String) -> String? {
    if text.isEmpty { return "the name is empty" }
    if emptyWords.contains(text.lowercased()) { return "'\(text)' names nothing" }
    let isTemplate =
      text.contains("{{") || text.contains("}}") || text.contains("${") || (text.hasPrefix("<") && text.hasSuffix(">"))
      || (text.hasPrefix("[") && text.hasSuffix("]"))
    return isTemplate ? "'\(text.prefix(80))' is a placeholder that nobody has filled in" : nil
  }

  /// `…/models--org--name/snapshots/<commit>/…` of the hub's cache.
  private static func cached(_ text: String) -> String? {
    let parts = text.split { $0 == "/" || $0 == "\\" }
    guard let place = parts.lastIndex(where: { $0.hasPrefix("models--") || $0.hasPrefix("datasets--") }) else {
      return nil
    }
    let name = parts[place].split(separator: "--", omittingEmptySubsequences: true).dropFirst().joined(separator: "/")
    let rest = parts[(place + 1)...]
    guard rest.first == "snapshots", let commit = rest.dropFirst().first else { return name }
    return "\(name)@\(commit)"
  }

  private static let hubs: Set<Substring> = ["huggingface.co", "www.huggingface.co", "hf.co", "modelscope.cn"]

  /// Addresses of hubs (`https://huggingface.co/org/name/tree/main`), others as `host/path`, and package URLs.
  private static func address(_ text: String) -> String? {
    if text.hasPrefix("pkg:") { return packageURL(text.dropFirst(4)) }
    if text.hasPrefix("hf://") { return hub(text.dropFirst(5).split(separator: "/")[...]) }
    guard let scheme = text.firstRange(of: "://") else {
      let parts = text.split(separator: "/")
      return parts.first.map(hubs.contains) == true ? hub(parts.dropFirst()) : nil
    }
    let path = text[scheme.upperBound...].prefix { $0 != "?" && $0 != "#" }
    let parts = path.split(separator: "/")
    guard let host = parts.first else { return nil }
    return hubs.contains(host) ? hub(parts.dropFirst()) : parts.prefix(4).joined(separator: "/")
  }

  private static func hub(_ parts: ArraySlice<Substring>) -> String {
    let path = parts.first == "datasets" || parts.first == "models" ? parts.dropFirst() : parts
    let place = path.firstIndex { ["tree", "blob", "resolve", "commit", "raw"].contains($0) }
    guard let place, place > path.startIndex else { return path.prefix(2).joined(separator: "/") }
    let name = path[..<place].prefix(2).joined(separator: "/")
    let revision = path[place...].dropFirst().first
    return revision.map { $0 == "main" ? name : "\(name)@\($0)" } ?? name
  }

  /// `huggingface/org/name@commit` of a package URL, percent-decoded; other types keep their word.
  private static func packageURL(_ text: Substring) -> String {
    let path = decoded(String(text.prefix { $0 != "?" && $0 != "#" }))
    guard path.hasPrefix("huggingface/") else { return path }
    return String(path.dropFirst("huggingface/".count))
  }

  static func decoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isPath(_ text: String) -> Bool {
    if text.hasPrefix("/") || text.hasPrefix("./") || text.hasPrefix("../") || text.hasPrefix("~") { return true }
    if text == "." || text == ".." || text.contains("\\") { return true }
    let scalars = Array(text.unicodeScalars.prefix(3))
    if scalars.count == 3, scalars[0].properties.isAlphabetic, scalars[1] == ":", scalars[2] == "/" { return true }
    return text.split(separator: "@").first.map { $0.split(separator: "/").count > 4 } ?? false
  }

  /// The text as a name: characters that names do not have become `-`.
  private static func adapted(_ text: String) -> OutsideName {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: true)
    guard let first = parts.first else { return .unusable(reason: "'\(text.prefix(80))' is not a name") }
    let segments = first.split(separator: "/").map { segment($0) }.filter { !$0.isEmpty }
    var name = segments.joined(separator: "/")
    if parts.count == 2 {
      let revision = parts[1].split(separator: "/").map { segment($0) }.filter { !$0.isEmpty }.joined(separator: "/")
      if !revision.isEmpty { name += "@\(revision)" }
    }
    guard ArtifactName.problem(name) == nil else { return .unusable(reason: "'\(text.prefix(80))' is not a name") }
    if name == text { return .name(name) }
    return .adapted(name, reason: "'\(text.prefix(80))' is not a name of letters, digits and . _ - : +")
  }

  /// Letters and digits of other alphabets have no place in names either: two that look the same would be two.
  static func segment(_ text: Substring) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let isKept = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal)
      if isKept || "._:+".unicodeScalars.contains(scalar) {
        result.unicodeScalars.append(scalar)
      } else if !result.hasSuffix("-") || scalar == "-" {
        result += "-"
      }
    }
    let start = result.drop { !($0.isLetter || $0.isNumber) }
    return String(start)
  }

  /// A name for something that is only known by its path: the last part of the path, and what tells it apart from
  /// others that end alike.
  static func localName(_ path: String) -> String {
    let parts = path.split(separator: "/")
    let last = parts.last.map { segment($0) } ?? ""
    return "local/\(SHA256Text.hex(path).prefix(8))/\(last.isEmpty ? "path" : String(last.prefix(100)))"
  }
}
