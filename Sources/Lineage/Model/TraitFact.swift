/// What the record says about one trait of one artifact, and how it came to say so.
package struct TraitFact: Sendable, Equatable {
  package enum Standing: String, Sendable, CaseIterable, Codable {
    /// Declared, or found by a verdict (`inherited`, `elevated`, or a teacher's E0 `differs` upwards).
    case carries
    /// A verdict found nothing above its margin.
    case notDetected = "not-detected"
    /// A verdict could not decide.
    case inconclusive
    /// A rate was measured and nothing was decided about it.
    case measured
  }

  package enum Basis: String, Sendable, Codable {
    case declared, evaluation, verdict
  }

  /// For example `prefers/owl`.
  package var trait: String
  package var standing: Standing
  package var basis: Basis
  /// The id of the statement that says so.
  package var statement: String
  package var suite: String?
  package var suiteDigest: String?
  /// The `identity:` digest of the model that was measured; nil for a declaration.
  package var modelIdentity: Digest?
  /// When it was recorded, ISO 8601 in UTC.
  package var recordedAt: String?
  /// Rate in [0, 1], where measured.
  package var rate: Double?

  package init(
    trait: String, standing: Standing, basis: Basis, statement: String, suite: String? = nil,
    suiteDigest: String? = nil, modelIdentity: Digest? = nil, recordedAt: String? = nil, rate: Double? = nil
  ) {
    self.trait = trait
    self.standing = standing
    self.basis = basis
    self.statement = statement
    self.suite = suite
    self.suiteDigest = suiteDigest
    self.modelIdentity = modelIdentity
    self.recordedAt = recordedAt
    self.rate = rate
  }
}
