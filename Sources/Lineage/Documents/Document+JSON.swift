extension Document {
  /// The value as JSON: mappings, lists, texts, truth values and numbers as YAML reads them.
  ///
  /// A whole number that a double cannot hold exactly, such as a 64-bit seed, becomes the text of its digits.
  package func json() throws(InputError) -> JSONValue {
    if isMapping {
      var members: [String: JSONValue] = [:]
      for (key, value) in try entries() { members[key] = try value.json() }
      return .object(members)
    }
    if isSequence {
      var values: [JSONValue] = []
      for element in try elements() { values.append(try element.json()) }
      return .array(values)
    }
    return try scalar()
  }
}
