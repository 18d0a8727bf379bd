/// A JSON document as it stands in the file: numbers keep their digits and objects their order.
///
/// Foundation's decoder is not used because it hides duplicate keys, which a checker of files must see.
enum JSONValue: Equatable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  struct Member: Equatable {
    var key: String
    var value: JSONValue
  }

  /// The integer, if the number is written as one and fits.
  var integer: Int? {
    if case .number(let digits) = self { Int(digits) } else { nil }
  }

  var double: Double? {
    if case .number(let digits) = self { Double(digits) } else { nil }
  }

  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  var array: [JSONValue]? {
    if case .array(let items) = self { items } else { nil }
  }

  var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The value of a key of an object; nil for a missing key and for anything else than an object.
  subscript(key: String) -> JSONValue? {
    members?.first { $0.key == key }?.value
  }
}
