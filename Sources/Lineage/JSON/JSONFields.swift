/// Reads the members of a JSON object with checks; errors name the field.
struct JSONFields {
  private let members: [String: JSONValue]
  private let place: String

  init(_ value: JSONValue, _ place: String = "") throws(InputError) {
    guard let members = value.object else {
      throw InputError("expected an object", field: place.isEmpty ? nil : place)
    }
    self.members = members
    self.place = place
  }

  private func field(_ key: String) -> String { place.isEmpty ? key : "\(place).\(key)" }

  func error(_ message: String, _ key: String) -> InputError { InputError(message, field: field(key)) }

  /// Refuses members that are not in `keys`.
  func allow(_ keys: [String]) throws(InputError) {
    for key in members.keys.sorted() where !keys.contains(key) {
      throw InputError(
        "unknown key '\(key)'", field: field(key), expected: keys, nearest: Spelling.nearest(to: key, among: keys))
    }
  }

  private func required<Value>(_ value: Value?, _ key: String, _ what: String) throws(InputError) -> Value {
    guard let value else { throw error("expected \(what)", key) }
    return value
  }

  func string(_ key: String) throws(InputError) -> String { try required(members[key]?.string, key, "text") }

  func optionalString(_ key: String) throws(InputError) -> String? {
    members[key] == nil ? nil : try string(key)
  }

  func bool(_ key: String) throws(InputError) -> Bool { try required(members[key]?.bool, key, "true or false") }

  func number(_ key: String) throws(InputError) -> Double { try required(members[key]?.number, key, "a number") }

  func optionalNumber(_ key: String) throws(InputError) -> Double? {
    members[key] == nil ? nil : try number(key)
  }

  func integer(_ key: String) throws(InputError) -> Int {
    try required(Int(exactly: try number(key)), key, "a whole number")
  }

  func word<Word>(_ key: String, _ type: Word.Type) throws(InputError) -> Word
  where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
    let text = try string(key)
    if let word = Word(rawValue: text) { return word }
    throw InputError("unknown word '\(text)'", field: field(key), expected: Word.allCases.map(\.rawValue))
  }

  func digest(_ key: String) throws(InputError) -> Digest {
    try required(Digest(try string(key)), key, "a digest such as sha256:…")
  }

  func optionalDigest(_ key: String) throws(InputError) -> Digest? { members[key] == nil ? nil : try digest(key) }

  func timestamp(_ key: String) throws(InputError) -> Timestamp {
    try required(Timestamp(try string(key)), key, "a time such as 2026-01-31T12:00:00Z")
  }

  /// Absent counts as empty.
  func digests(_ key: String) throws(InputError) -> [Digest] {
    var digests: [Digest] = []
    for element in try array(key) {
      digests.append(try required(element.string.flatMap { Digest($0) }, key, "digests such as sha256:…"))
    }
    return digests
  }

  /// Absent counts as empty.
  func strings(_ key: String) throws(InputError) -> [String] {
    var strings: [String] = []
    for element in try array(key) { strings.append(try required(element.string, key, "a list of texts")) }
    return strings
  }

  /// Absent counts as empty.
  func texts(_ key: String) throws(InputError) -> [String: String] {
    guard let value = members[key] else { return [:] }
    var texts: [String: String] = [:]
    for (name, element) in try required(value.object, key, "an object of texts") {
      texts[name] = try required(element.string, key, "an object of texts")
    }
    return texts
  }

  /// Absent counts as empty.
  func numbers(_ key: String) throws(InputError) -> [String: Double] {
    guard let value = members[key] else { return [:] }
    var numbers: [String: Double] = [:]
    for (name, element) in try required(value.object, key, "an object of numbers") {
      numbers[name] = try required(element.number, key, "an object of numbers")
    }
    return numbers
  }

  func optional(_ key: String) -> JSONValue? { members[key] }

  func object(_ key: String) throws(InputError) -> JSONFields {
    try JSONFields(members[key] ?? .null, field(key))
  }

  func optionalObject(_ key: String) throws(InputError) -> JSONFields? {
    members[key] == nil ? nil : try object(key)
  }

  /// The elements of a list of objects; absent counts as empty.
  func objects(_ key: String) throws(InputError) -> [JSONFields] {
    var objects: [JSONFields] = []
    for (index, element) in try array(key).enumerated() {
      objects.append(try JSONFields(element, "\(field(key)).\(index)"))
    }
    return objects
  }

  private func array(_ key: String) throws(InputError) -> [JSONValue] {
    guard let value = members[key] else { return [] }
    return try required(value.array, key, "a list")
  }
}
