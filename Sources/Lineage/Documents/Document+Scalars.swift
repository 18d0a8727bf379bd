import Yams

/// Typed values.
extension Document {
  /// Whether a scalar may be taken for a number. Base 60 of YAML 1.1 (`1:30`), which YAML 1.2 has no more, may not: the
  /// library traps where such a number is too large.
  private var mayBeNumber: Bool { node.scalar.map { !$0.string.utf8.contains(UInt8(ascii: ":")) } ?? false }

  private var int: Int? { mayBeNumber ? node.int : nil }
  private var float: Double? { mayBeNumber ? node.float : nil }

  /// A scalar as it is written.
  package func string() throws(InputError) -> String {
    guard let scalar = node.scalar, !Self.isNull(node) else { throw error("expected text") }
    return scalar.string
  }

  /// A finite number.
  package func number() throws(InputError) -> Double {
    guard let value = float ?? int.map(Double.init), value.isFinite else {
      throw error("expected a number, not '\(node.scalar?.string ?? "…")'")
    }
    return value
  }

  /// A number within a range.
  package func number(in range: ClosedRange<Double>) throws(InputError) -> Double {
    let value = try number()
    guard range.contains(value) else {
      throw error("\(value) is outside the range \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  package func integer(in range: ClosedRange<Int>) throws(InputError) -> Int {
    guard let value = int else { throw error("expected a whole number, not '\(node.scalar?.string ?? "…")'") }
    guard range.contains(value) else {
      throw error("\(value) is outside the range \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  package func boolean() throws(InputError) -> Bool {
    guard let value = node.bool else { throw error("expected true or false", expected: ["true", "false"]) }
    return value
  }

  /// One of the words of an enumeration.
  package func word<Word>(_ type: Word.Type) throws(InputError) -> Word
  where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
    let text = try string()
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    throw error("unknown word '\(text)'", expected: words, nearest: Spelling.nearest(to: text, among: words))
  }

  /// A scalar as JSON.
  func scalar() throws(InputError) -> JSONValue {
    if Self.isNull(node) { return .null }
    if let value = node.bool { return .bool(value) }
    let text = try string()
    if let value = int { return Int(exactly: Double(value)) == value ? JSONValue(value) : .string(text) }
    // Digits that do not fit an integer would lose some of themselves as a number.
    guard let value = float, !text.allSatisfy({ $0.isWholeNumber || $0 == "-" }) else { return .string(text) }
    guard value.isFinite else { throw error("'\(text)' is not a finite number") }
    return .number(value)
  }
}
