import Lineage

/// What one gate may use; nil: no limit.
package struct Budget: Sendable, Equatable {
  package var requests: Int?
  package var tokens: Int?
  package var minutes: Double?
  /// United States dollars.
  package var usd: Double?

  package init() {}

  init(_ document: Document) throws(InputError) {
    try document.allow(["requests", "tokens", "minutes", "usd"])
    requests = try document["requests"].map(Self.count)
    tokens = try document["tokens"].map(Self.count)
    minutes = try document["minutes"].map(Self.amount)
    usd = try document["usd"].map(Self.amount)
  }

  private static func count(_ document: Document) throws(InputError) -> Int { try document.integer(in: 1...Int.max) }

  private static func amount(_ document: Document) throws(InputError) -> Double { try document.number(in: 0...1e12) }
}
