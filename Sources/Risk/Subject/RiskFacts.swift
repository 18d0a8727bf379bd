package import Lineage

/// What the record says about one artifact beside its graph, as far as rules ask for it.
package struct RiskFacts: Sendable, Equatable {
  /// When a gate last passed the artifact as it is now; nil when none did.
  package var passedAt: Timestamp?
  /// Recipes of the artifact's initialisation chain, by the id of the derivation's statement.
  package var recipes: [String: JSONValue] = [:]
  /// Where imported derivations that contradict each other were read from, by the id of the statement: file, or file
  /// and field. Sorted.
  package var sources: [String: [String]] = [:]
  package var signature = RecordSignature.unchecked

  package init() {}
}

/// What is known of the record itself, where somebody compared it with a signed checkpoint kept outside of it.
package enum RecordSignature: Sendable, Equatable {
  /// Nobody did.
  case unchecked
  /// No checkpoint, or none with a signature.
  case missing
  /// The record continues a checkpoint that this key signed.
  case valid(key: String)
  /// A signature is wrong, or the record is not what was signed; what exactly, in one clause.
  case broken(String)
}
