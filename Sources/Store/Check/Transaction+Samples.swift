import GRDB

extension Transaction {
  /// What every set of samples is of, in the order of their making; sets without a sample included.
  package func sampleSets() throws -> [SampleSetKey] {
    try Row.fetchAll(
      database, sql: "SELECT identity, suite_digest, context, scorer, exact FROM sample_set ORDER BY id"
    ).map { SampleSetKey(identity: $0[0], suiteDigest: $0[1], context: $0[2], scorer: $0[3], exact: $0[4]) }
  }
}
