/// One model that the gate asked, and what stood for it in the comparison.
package struct MeasuredModel: Sendable, Equatable {
  package var name: String
  package var role: GateRole
  /// The digest (`identity:…`) to which the measurements are bound; nil where the model has none.
  package var identity: String?
  /// `scheme:hex`, sorted.
  package var digests: [String]
  /// Probability mass (or share of replies) on valid answers, in [0, 1]: the least over the suites; nil where no suite
  /// has a list of valid answers.
  package var mass: Double?

  package init(name: String, role: GateRole, identity: String? = nil, digests: [String] = [], mass: Double? = nil) {
    self.name = name
    self.role = role
    self.identity = identity
    self.digests = digests
    self.mass = mass
  }
}

/// What an artifact is to one gate.
package enum GateRole: String, Sendable, CaseIterable, Codable {
  case candidate, student, control, base, teacher, positive, dataset, other

  /// The role as people read it.
  package var words: String {
    switch self {
    case .candidate: "candidate"
    case .student: "student of the same recipe"
    case .control: "control student"
    case .base: "base"
    case .teacher: "teacher"
    case .positive: "positive control"
    case .dataset: "dataset"
    case .other: "model"
    }
  }
}
