import FoundationEssentials
import Yams

/// A value of a YAML file that knows its place, so that every complaint about it can say file, line and field.
///
/// The order of calls: `Document(file:)`, then `allow(_:)` on each mapping, then the typed readers. Each reader throws
/// an `InputError` that says what was expected there.
package struct Document {
  private let node: Node
  package let file: String
  /// Dotted path from the root; empty at the root.
  package let field: String

  /// The largest file that is read, in bytes: manifests, suites and policies are written by people.
  package static let maximumSize = 64 << 20

  private init(node: Node, file: String, field: String) {
    self.node = node
    self.file = file
    self.field = field
  }

  /// Reads and parses a YAML (or JSON) file with one document.
  package init(file: String) throws(InputError) {
    guard let bytes = FileManager.default.contents(atPath: file) else {
      let exists = FileManager.default.fileExists(atPath: file)
      throw InputError(exists ? "this file cannot be read" : "there is no such file", file: file)
    }
    guard bytes.count <= Self.maximumSize else {
      throw InputError("the file has \(bytes.count) bytes, more than the \(Self.maximumSize) that are read", file: file)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw InputError("the file is not UTF-8 text", file: file)
    }
    // A byte order mark is no content; YAML allows it at the start.
    try self.init(text: text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text, file: file)
  }

  /// Parses one YAML document; `file` is used in messages only.
  package init(text: String, file: String) throws(InputError) {
    do {
      guard let node = try Yams.compose(yaml: text) else { throw InputError("the file is empty", file: file) }
      try Self.checkSize(node, file)
      self.init(node: node, file: file, field: "")
    } catch let error as InputError {
      throw error
    } catch YamlError.parser(_, let problem, let mark, _), YamlError.scanner(_, let problem, let mark, _) {
      throw InputError("not valid YAML: \(problem)", file: file, line: mark.line, column: mark.column)
    } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
      let names = keys.joined(separator: ", ")
      throw InputError(
        "a key is given twice: \(names)", file: file, line: context.mark.line, column: context.mark.column)
    } catch YamlError.composer(_, let problem, let mark, _) {
      throw InputError("not valid YAML: \(problem)", file: file, line: mark.line, column: mark.column)
    } catch {
      throw InputError("not valid YAML: \(error)", file: file)
    }
  }

  /// Values in a file, counting what an alias stands for each time, and how deep they may be nested.
  private static let limits = (values: 2_000_000, depth: 64)

  /// Refuses a few lines of aliases that stand for billions of values, and nesting that would exhaust the stack.
  private static func checkSize(_ root: Node, _ file: String) throws(InputError) {
    var waiting = [(node: root, depth: 1)]
    var count = 0
    while let (node, depth) = waiting.popLast() {
      count += 1
      guard depth <= limits.depth else { throw InputError("nested more than \(limits.depth) deep", file: file) }
      guard count <= limits.values else { throw InputError("more than \(limits.values) values", file: file) }
      switch node {
      case .mapping(let mapping): for (_, value) in mapping { waiting.append((value, depth + 1)) }
      case .sequence(let sequence): for value in sequence { waiting.append((value, depth + 1)) }
      default: break
      }
    }
  }

  /// An error at this place.
  package func error(_ message: String, expected: [String] = [], nearest: String? = nil) -> InputError {
    InputError(
      message, file: file, line: node.mark?.line, column: node.mark?.column, field: field.isEmpty ? nil : field,
      expected: expected, nearest: nearest)
  }

  /// Refuses keys that are not in `keys`, with the nearest one that is.
  package func allow(_ keys: [String]) throws(InputError) {
    for (key, value) in try entries() where !keys.contains(key) {
      throw value.error("unknown key '\(key)'", expected: keys, nearest: Spelling.nearest(to: key, among: keys))
    }
  }

  /// The value under a key of a mapping; nil when the key is absent or null.
  package subscript(key: String) -> Document? {
    guard case .mapping(let mapping) = node, let value = mapping[key], !Self.isNull(value) else { return nil }
    return child(value, key)
  }

  /// The value under a key that must be there.
  package func required(_ key: String) throws(InputError) -> Document {
    guard case .mapping = node else { throw error("expected a mapping with the key '\(key)'") }
    guard let value = self[key] else { throw error("the key '\(key)' is missing") }
    return value
  }

  /// Keys and values of a mapping, in the order of the file.
  package func entries() throws(InputError) -> [(key: String, value: Document)] {
    guard case .mapping(let mapping) = node else { throw error("expected a mapping (key: value lines)") }
    var result: [(key: String, value: Document)] = []
    for (key, value) in mapping {
      guard let name = key.scalar?.string else { throw error("keys must be plain words") }
      result.append((name, child(value, name)))
    }
    return result
  }

  /// The elements of a list.
  package func elements() throws(InputError) -> [Document] {
    guard case .sequence(let sequence) = node else { throw error("expected a list") }
    return sequence.enumerated().map { child($1, String($0)) }
  }

  /// The elements of a list, or the one value where a single one was written.
  package func elementsOrOne() throws(InputError) -> [Document] {
    if case .sequence = node { return try elements() }
    return [self]
  }

  package var isMapping: Bool { node.mapping != nil }
  package var isSequence: Bool { node.sequence != nil }
  package var isScalar: Bool { node.scalar != nil }

  /// A scalar as it is written.
  package func string() throws(InputError) -> String {
    guard let scalar = node.scalar, !Self.isNull(node) else { throw error("expected text") }
    return scalar.string
  }

  /// A finite number.
  package func number() throws(InputError) -> Double {
    guard let value = node.float ?? node.int.map(Double.init), value.isFinite else {
      throw error("expected a number, not '\(node.scalar?.string ?? "…")'")
    }
    return value
  }

  /// A number within a range.
  package func number(in range: ClosedRange<Double>) throws(InputError) -> Double {
    let value = try number()
    guard range.contains(value) else {
      throw error("\(value) is outside the range \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  package func integer(in range: ClosedRange<Int>) throws(InputError) -> Int {
    guard let value = node.int else { throw error("expected a whole number, not '\(node.scalar?.string ?? "…")'") }
    guard range.contains(value) else {
      throw error("\(value) is outside the range \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  package func boolean() throws(InputError) -> Bool {
    guard let value = node.bool else { throw error("expected true or false", expected: ["true", "false"]) }
    return value
  }

  /// One of the words of an enumeration.
  package func word<Word>(_ type: Word.Type) throws(InputError) -> Word
  where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
    let text = try string()
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    throw error("unknown word '\(text)'", expected: words, nearest: Spelling.nearest(to: text, among: words))
  }

  /// A scalar as JSON.
  func scalar() throws(InputError) -> JSONValue {
    if Self.isNull(node) { return .null }
    if let value = node.bool { return .bool(value) }
    let text = try string()
    if let value = node.int { return Int(exactly: Double(value)) == value ? JSONValue(value) : .string(text) }
    // Digits that do not fit an integer would lose some of themselves as a number.
    guard let value = node.float, !text.allSatisfy({ $0.isWholeNumber || $0 == "-" }) else { return .string(text) }
    guard value.isFinite else { throw error("'\(text)' is not a finite number") }
    return .number(value)
  }

  private func child(_ node: Node, _ key: String) -> Document {
    Document(node: node, file: file, field: field.isEmpty ? key : "\(field).\(key)")
  }

  private static func isNull(_ node: Node) -> Bool { node.null != nil }
}
