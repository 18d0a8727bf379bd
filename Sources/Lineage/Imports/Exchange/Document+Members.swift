extension Document {
  /// The text under a key; nil where there is none or something else than a scalar.
  func text(at key: String) -> String? {
    guard let value = self[key], value.isScalar else { return nil }
    return try? value.string()
  }

  /// The text of this value; nil where it is no scalar.
  var word: String? { isScalar ? try? string() : nil }

  /// This place, for what is not an error yet.
  var place: InputError { error("") }
}

extension Claims {
  /// The elements of a list under a key; none, with a warning, where something else stands there.
  mutating func elements(of document: Document, at key: String) -> [Document] {
    guard let value = document[key] else { return [] }
    if let elements = try? value.elements() { return elements }
    warn(value, "expected a list; left out")
    return []
  }

  /// The members of an object under a key; none, with a warning, where something else stands there.
  mutating func members(of document: Document, at key: String) -> [(key: String, value: Document)] {
    guard let value = document[key] else { return [] }
    if let members = try? value.entries() { return members }
    warn(value, "expected an object; left out")
    return []
  }
}
