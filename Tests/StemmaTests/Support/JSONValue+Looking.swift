import Lineage
import Testing

extension JSONValue {
  /// The elements of a member; none where there is no such list.
  func list(_ key: String) -> [JSONValue] { self[key]?.array ?? [] }

  /// The names of the members, sorted.
  var keys: [String] { (object ?? [:]).keys.sorted() }

  /// The first element whose member has this text.
  func first(in key: String, where member: String, is text: String) throws -> JSONValue {
    try #require(list(key).first { $0[member]?.string == text }, "nothing in '\(key)' has \(member) '\(text)'")
  }

  /// Expects at least these members.
  func expect(members: [String], _ place: SourceLocation = #_sourceLocation) {
    let missing = members.filter { self[$0] == nil }
    #expect(missing.isEmpty, "members are \(keys)", sourceLocation: place)
  }
}
