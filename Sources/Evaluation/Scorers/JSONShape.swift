package import Lineage

/// The part of JSON Schema that suites may use; its keywords mean what they mean there (draft 2020-12).
///
/// `type` (one or a list), `enum`, `minimum`, `maximum`, `minLength`, `maxLength` (in Unicode scalars), `items` (for every
/// element), `minItems`, `maxItems`, `properties`, `required`, `additionalProperties` (true or false).
package struct JSONShape: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case object, array, string, number, integer, boolean, null
  }

  private var kinds: [Kind] = []
  private var values: [JSONValue]?
  private var range: (low: Double, high: Double) = (-.infinity, .infinity)
  private var length: ClosedRange<Int> = 0...Int.max
  private var count: ClosedRange<Int> = 0...Int.max
  /// None or one: a shape cannot hold itself directly.
  private var items: [JSONShape] = []
  private var properties: [String: JSONShape] = [:]
  private var required: [String] = []
  private var allowsOthers = true
  /// As it was written.
  package let form: JSONValue

  private static let keywords = [
    "type", "enum", "minimum", "maximum", "minLength", "maxLength", "items", "minItems", "maxItems", "properties",
    "required", "additionalProperties",
  ]

  package init(_ document: Document) throws(InputError) {
    try document.allow(Self.keywords)
    form = try document.json()
    for field in try document["type"]?.elementsOrOne() ?? [] { kinds.append(try field.word(Kind.self)) }
    if let field = document["enum"] {
      values = []
      for element in try field.elements() { values?.append(try element.json()) }
    }
    range = (try document["minimum"]?.number() ?? -.infinity, try document["maximum"]?.number() ?? .infinity)
    length = try Self.limits(document, "minLength", "maxLength")
    count = try Self.limits(document, "minItems", "maxItems")
    if let field = document["items"] { items = [try JSONShape(field)] }
    for (name, field) in try document["properties"]?.entries() ?? [] { properties[name] = try JSONShape(field) }
    for field in try document["required"]?.elements() ?? [] { required.append(try field.string()) }
    allowsOthers = try document["additionalProperties"]?.boolean() ?? true
  }

  private static func limits(
    _ document: Document, _ least: String, _ most: String
  ) throws(InputError) -> ClosedRange<Int> {
    let all = 0...Int.max
    let low = try document[least]?.integer(in: all) ?? 0
    let high = try document[most]?.integer(in: all) ?? Int.max
    guard low <= high else { throw try document.required(most).error("'\(most)' is less than '\(least)'") }
    return low...high
  }

  package static func == (left: JSONShape, right: JSONShape) -> Bool { left.form == right.form }

  /// No deeper than the shape itself: what it does not describe is not looked into.
  package func accepts(_ value: JSONValue) -> Bool {
    guard kinds.isEmpty || kinds.contains(where: { Self.is(value, $0) }) else { return false }
    guard values?.contains(value) ?? true else { return false }
    switch value {
    case .number(let number): return range.low <= number && number <= range.high
    case .string(let text): return length.contains(text.unicodeScalars.count)
    case .array(let elements): return count.contains(elements.count) && elements.allSatisfy(acceptsItem)
    case .object(let members): return accepts(members)
    case .null, .bool: return true
    }
  }

  private func acceptsItem(_ value: JSONValue) -> Bool { items.allSatisfy { $0.accepts(value) } }

  private func accepts(_ members: [String: JSONValue]) -> Bool {
    required.allSatisfy { members[$0] != nil }
      && members.allSatisfy { name, value in properties[name].map { $0.accepts(value) } ?? allowsOthers }
  }

  private static func `is`(_ value: JSONValue, _ kind: Kind) -> Bool {
    switch (kind, value) {
    case (.object, .object), (.array, .array), (.string, .string), (.number, .number), (.boolean, .bool),
      (.null, .null):
      true
    case (.integer, .number(let number)): number == number.rounded()
    default: false
    }
  }
}
