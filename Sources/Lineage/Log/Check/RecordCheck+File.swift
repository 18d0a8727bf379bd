import Store

extension RecordCheck {
  /// Whether the file is whole, and its tables and triggers are those of this version of Stemma.
  mutating func file(_ transaction: Transaction, fresh: Transaction) throws {
    var failures = Failures()
    failures.add(try transaction.damage())
    failures.add(try transaction.schemaDifferences(from: fresh))
    add(.file, failures: failures, otherwise: "the file is whole, and its tables and triggers are as they were made")
  }
}
