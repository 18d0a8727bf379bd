/// A JSON document as it stands in the text: numbers keep their digits and objects their order, and no key stands twice
/// in an object.
///
/// Foundation's decoder is not used because it hides duplicate keys, which a checker of files must see.
package enum JSONTree: Equatable, Sendable {
  case null
  case bool(Bool)
  /// As it is written; it lies within the range of a double.
  case number(String)
  case string(String)
  case array([JSONTree])
  case object([Member])

  package struct Member: Equatable, Sendable {
    package var key: String
    package var value: JSONTree
  }

  /// The integer, if the number is written as one and fits.
  package var integer: Int? {
    if case .number(let digits) = self { Int(digits) } else { nil }
  }

  /// Finite.
  package var double: Double? {
    if case .number(let digits) = self { Double(digits) } else { nil }
  }

  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  package var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  package var array: [JSONTree]? {
    if case .array(let items) = self { items } else { nil }
  }

  package var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The value of a key of an object; nil for a missing key and for anything else than an object. O(members).
  package subscript(key: String) -> JSONTree? {
    members?.first { $0.key == key }?.value
  }
}
