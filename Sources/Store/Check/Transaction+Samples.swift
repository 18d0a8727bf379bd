import GRDB

extension Transaction {
  /// What every set of samples is of, in the order of their making; sets without a sample included.
  package func sampleSets() throws -> [SampleSetKey] {
    try Row.fetchAll(
      database, sql: "SELECT identity, suite_digest, context, scorer, exact FROM sample_set ORDER BY id"
    ).map {
      try SampleSetKey(
        identity: $0.decode(atIndex: 0), suiteDigest: $0.decode(atIndex: 1), context: $0.decode(atIndex: 2),
        scorer: $0.decode(atIndex: 3), exact: $0.decode(atIndex: 4))
    }
  }
}
