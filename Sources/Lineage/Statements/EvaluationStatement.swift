/// That a model was measured with a suite in one context.
package struct EvaluationStatement: Sendable, Equatable {
  /// What was found for one trait.
  package struct Trait: Sendable, Equatable {
    package enum Interval: String, Sendable, CaseIterable {
      case tCluster = "t-cluster"
      case exact, bounded, none
    }

    package var trait: String
    /// In [0, 1]; nil when nothing could be scored: missing is not zero.
    package var rate: Double?
    package var low: Double?
    package var high: Double?
    package var interval: Interval
    package var standing: TraitFact.Standing

    package init(
      trait: String, rate: Double?, low: Double? = nil, high: Double? = nil, interval: Interval = .none,
      standing: TraitFact.Standing = .measured
    ) {
      self.trait = trait
      self.rate = rate
      self.low = low
      self.high = high
      self.interval = interval
      self.standing = standing
    }
  }

  /// With the `identity:` digest that was measured, where there is one.
  package var model: ArtifactReference
  package var suite: String
  /// Digest of the suite's content.
  package var suiteDigest: String
  package var context: String
  package var scorer: String
  /// True for exact token probabilities, false for sampled replies.
  package var exact: Bool
  package var questions: Int
  package var replies: Int
  package var missing: Int
  /// Probability or share of the valid answers, in [0, 1].
  package var mass: Double?
  package var traits: [Trait]
  package var measuredAt: Timestamp
  /// What binds the replies and scores to this statement; nil in the statements of old versions.
  package var samples: SampleRoot?

  package init(
    model: ArtifactReference, suite: String, suiteDigest: String, context: String, scorer: String, exact: Bool,
    questions: Int, replies: Int, missing: Int, mass: Double? = nil, traits: [Trait], measuredAt: Timestamp,
    samples: SampleRoot? = nil
  ) {
    self.model = model
    self.suite = suite
    self.suiteDigest = suiteDigest
    self.context = context
    self.scorer = scorer
    self.exact = exact
    self.questions = questions
    self.replies = replies
    self.missing = missing
    self.mass = mass
    self.traits = traits
    self.measuredAt = measuredAt
    self.samples = samples
  }
}

extension EvaluationStatement: StatementContent {
  static let schema = "stemma/evaluation/1"

  var members: [String: JSONValue?] {
    [
      "model": model.json, "suite": .string(suite), "suite-digest": .string(suiteDigest), "context": .string(context),
      "scorer": .string(scorer), "exact": .bool(exact), "questions": JSONValue(questions),
      "replies": JSONValue(replies), "missing": JSONValue(missing), "mass": mass.map { .number($0) },
      "traits": .array(traits.map(\.json)), "measured-at": .string(measuredAt.description),
      "samples": samples?.json,
    ]
  }

  init(_ fields: JSONFields) throws(InputError) {
    try fields.allow([
      "schema", "model", "suite", "suite-digest", "context", "scorer", "exact", "questions", "replies", "missing",
      "mass", "traits", "measured-at", "samples",
    ])
    var traits: [Trait] = []
    for trait in try fields.objects("traits") { traits.append(try Trait(trait)) }
    self.init(
      model: try ArtifactReference(fields.object("model")), suite: try fields.string("suite"),
      suiteDigest: try fields.string("suite-digest"), context: try fields.string("context"),
      scorer: try fields.string("scorer"), exact: try fields.bool("exact"), questions: try fields.integer("questions"),
      replies: try fields.integer("replies"), missing: try fields.integer("missing"),
      mass: try fields.optionalNumber("mass"), traits: traits, measuredAt: try fields.timestamp("measured-at"),
      samples: try fields.optionalObject("samples").map { fields throws(InputError) in try SampleRoot(fields) })
  }

  func validate() throws(InputError) {
    try model.validate()
    for count in [questions, replies, missing] where count < 0 { throw InputError("a count is negative: \(count)") }
    try Self.requireShare(mass, "mass")
    for (index, trait) in traits.enumerated() {
      if let problem = TraitName.problem(trait.trait) { throw InputError(problem, field: "traits.\(index).trait") }
      for value in [trait.rate, trait.low, trait.high] { try Self.requireShare(value, "traits.\(index)") }
    }
  }

  private static func requireShare(_ value: Double?, _ field: String) throws(InputError) {
    if let value, !(0...1).contains(value) { throw InputError("\(value) is outside 0 to 1", field: field) }
  }
}

extension EvaluationStatement.Trait {
  fileprivate var json: JSONValue {
    .members([
      "trait": .string(trait), "rate": rate.map { .number($0) }, "low": low.map { .number($0) },
      "high": high.map { .number($0) }, "interval": .string(interval.rawValue), "standing": .string(standing.rawValue),
    ])
  }

  fileprivate init(_ fields: JSONFields) throws(InputError) {
    try fields.allow(["trait", "rate", "low", "high", "interval", "standing"])
    self.init(
      trait: try fields.string("trait"), rate: try fields.optionalNumber("rate"),
      low: try fields.optionalNumber("low"), high: try fields.optionalNumber("high"),
      interval: try fields.word("interval", Interval.self),
      standing: try fields.word("standing", TraitFact.Standing.self))
  }
}
