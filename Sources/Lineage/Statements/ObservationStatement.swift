/// What a check of declared origins found about one or more artifacts.
package struct ObservationStatement: Sendable, Equatable {
  /// The check, for example `weights` or `behavioural-match`.
  package var check: String
  package var subjects: [ArtifactReference]
  /// What was found, in one word of the check.
  package var outcome: String
  /// Named numbers, such as `p-log10`; finite.
  package var statistics: [String: Double]
  /// What must hold for the finding, and what it cannot show.
  package var assumptions: [String]
  package var observedAt: Timestamp

  package init(
    check: String, subjects: [ArtifactReference], outcome: String, statistics: [String: Double] = [:],
    assumptions: [String] = [], observedAt: Timestamp
  ) {
    self.check = check
    self.subjects = subjects
    self.outcome = outcome
    self.statistics = statistics
    self.assumptions = assumptions
    self.observedAt = observedAt
  }
}

extension ObservationStatement: StatementContent {
  static let schema = "stemma/observation/1"

  var members: [String: JSONValue?] {
    [
      "check": .string(check), "subjects": .array(subjects.map(\.json)), "outcome": .string(outcome),
      "statistics": statistics.isEmpty ? nil : .object(statistics.mapValues { .number($0) }),
      "assumptions": assumptions.isEmpty ? nil : .array(assumptions.map { .string($0) }),
      "observed-at": .string(observedAt.description),
    ]
  }

  init(_ fields: JSONFields) throws(InputError) {
    try fields.allow(["schema", "check", "subjects", "outcome", "statistics", "assumptions", "observed-at"])
    var subjects: [ArtifactReference] = []
    for subject in try fields.objects("subjects") { subjects.append(try ArtifactReference(subject)) }
    self.init(
      check: try fields.string("check"), subjects: subjects, outcome: try fields.string("outcome"),
      statistics: try fields.numbers("statistics"), assumptions: try fields.strings("assumptions"),
      observedAt: try fields.timestamp("observed-at"))
  }

  func validate() throws(InputError) {
    for subject in subjects { try subject.validate() }
    for (name, value) in statistics where !value.isFinite { throw InputError("\(name) is not a finite number") }
  }
}
