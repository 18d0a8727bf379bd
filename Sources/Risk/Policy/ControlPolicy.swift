import Lineage

/// Which control students the candidate is judged against.
package struct ControlPolicy: Sendable, Equatable {
  package enum Source: Sendable, Equatable {
    /// Every student that the lineage shows to be trained like the candidate, on data from a generator without the
    /// trait.
    case lineage
    /// These.
    case names([String])
  }

  /// E1 needs a spread between control students: fewer than three cannot give one that means anything.
  package static let fewest = 3

  /// At least `fewest`; or 0, which asks for no control students: a candidate without them is then contrasted with its
  /// base (E0), which never passes.
  package var minimum = Self.fewest
  package var source = Source.lineage
  /// Whether stored results of earlier control students may join.
  package var referenceRange = false

  package init() {}

  init(_ document: Document) throws(InputError) {
    try document.allow(["min", "from", "reference-range"])
    if let value = document["min"] { minimum = try Self.minimum(value) }
    if let value = document["from"] { source = try Self.source(value) }
    if let value = document["reference-range"] { referenceRange = try value.boolean() }
  }

  private static func minimum(_ document: Document) throws(InputError) -> Int {
    let number = try document.integer(in: 0...1000)
    guard number == 0 || number >= fewest else {
      throw document.error(
        "\(number) control students show no spread: expected 0 (contrast with the base) or at least \(fewest)")
    }
    return number
  }

  private static func source(_ document: Document) throws(InputError) -> Source {
    if document.isSequence { return .names(try document.names()) }
    let text = try document.string()
    guard text == "lineage" else {
      throw document.error("expected 'lineage' or a list of names, not '\(text)'", expected: ["lineage", "[names]"])
    }
    return .lineage
  }
}
