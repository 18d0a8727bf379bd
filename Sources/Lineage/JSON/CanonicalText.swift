/// Builds canonical JSON (RFC 8785) piece by piece, for texts of which millions are written. Whoever uses it gives the
/// members of an object in the order of their names.
package struct CanonicalText: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Punctuation, and names that need no escaping.
  package mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// A text that needs no escaping, without quotes.
  mutating func raw(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  package mutating func string(_ text: String) {
    var text = text
    let isPlain = text.withUTF8 { buffer in
      guard buffer.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) else {
        return false
      }
      bytes.append(UInt8(ascii: "\""))
      bytes.append(contentsOf: buffer)
      bytes.append(UInt8(ascii: "\""))
      return true
    }
    if !isPlain { value(.string(text)) }
  }

  /// `null` where it is not finite.
  package mutating func number(_ number: Double) { raw(number.isFinite ? JSONNumber.text(number) : "null") }

  mutating func value(_ value: JSONValue) { bytes.append(contentsOf: value.canonical.utf8) }

  package mutating func list<Element>(
    _ elements: some Sequence<Element>, _ each: (inout CanonicalText, Element) -> Void
  ) {
    bytes.append(UInt8(ascii: "["))
    var isFirst = true
    for element in elements {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      each(&self, element)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Begins anew in the same memory.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }
}
