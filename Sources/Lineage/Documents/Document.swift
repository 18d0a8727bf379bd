import Yams

/// A value of a YAML file that knows its place, so that every complaint about it can say file, line and field.
///
/// The order of calls: `Document(file:)`, then `allow(_:)` on each mapping, then the typed readers. Each reader throws
/// an `InputError` that says what was expected there.
package struct Document {
  let node: Node
  package let file: String
  /// Keys and positions from the root; empty at the root.
  package let path: [String]
  /// The text, where it is JSON: its values are looked up in it when something is wrong with them.
  private let text: JSONPlaces?

  init(node: Node, file: String, path: [String] = [], text: JSONPlaces? = nil) {
    self.node = node
    self.file = file
    self.path = path
    self.text = text
  }

  /// Dotted path from the root; empty at the root.
  package var field: String { path.joined(separator: ".") }

  /// Line and column, from 1; nil where the text does not say.
  package var position: (line: Int, column: Int)? {
    text?.position(of: path) ?? node.mark.map { ($0.line, $0.column) }
  }

  /// An error at this place.
  package func error(_ message: String, expected: [String] = [], nearest: String? = nil) -> InputError {
    let position = position
    return InputError(
      message, file: file, line: position?.line, column: position?.column, field: path.isEmpty ? nil : field,
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
    guard case .mapping(let mapping) = node else { throw error("expected a mapping with the key '\(key)'") }
    if let value = self[key] { return value }
    guard let empty = mapping[key] else { throw error("the key '\(key)' is missing") }
    throw child(empty, key).error("this key has no value")
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

  /// The same value, under a field that is not in its own text.
  func within(_ field: String) -> Document { Document(node: node, file: file, path: [field] + path, text: text) }

  private func child(_ node: Node, _ key: String) -> Document {
    Document(node: node, file: file, path: path + [key], text: text)
  }

  static func isNull(_ node: Node) -> Bool { node.null != nil }
}
