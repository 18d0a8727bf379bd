extension Document {
  /// A scalar with at least one character.
  package func name() throws(InputError) -> String {
    let text = try string()
    guard !text.isEmpty else { throw error("expected a name, not an empty text") }
    return text
  }

  /// A list of names, each given once.
  package func names() throws(InputError) -> [String] {
    var names: [String] = []
    for element in try elements() {
      let name = try element.name()
      guard !names.contains(name) else { throw element.error("'\(name)' is given twice") }
      names.append(name)
    }
    return names
  }
}
