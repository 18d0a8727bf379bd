import Store

extension RecordCheck {
  /// Whether the index says what an index made anew from the statements says.
  mutating func index(_ transaction: Transaction, copy: Record) throws {
    guard !findings.contains(where: { $0.status == .failed && $0.part == .statements }) else {
      add(.index, .open, "not compared, because statements are damaged")
      return
    }
    try copy.rebuild()
    let differences = try copy.store.read { try transaction.indexDifferences(from: $0, limit: Self.limit) }
    add(
      .index, failures: Failures(words: differences.words, count: differences.count),
      otherwise: "as it follows from the statements")
  }
}
