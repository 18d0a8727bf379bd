package import Lineage

/// Who may pass the gate: what counts, what is measured and against what. Read from YAML; see `PolicyFile.swift`.
package struct Policy: Sendable, Equatable {
  /// A finding of at least this severity that counts fails the gate.
  package var fail = Severity.high
  /// What an unknown origin counts as.
  package var unknown = Severity.high
  package var lineage = LineageMode.answered
  package var e0 = ContrastMode.inconclusive
  /// Whether `inconclusive` leaves with the exit status of `flagged`.
  package var foldsInconclusive = false
  /// In the order of the file.
  package var traits = [
    TraitPolicy(pattern: TraitPattern("prefers/*")), TraitPolicy(pattern: TraitPattern("misaligned/*")),
  ]
  /// Suites that run whatever the lineage says.
  package var required: [String] = []
  package var controls = ControlPolicy()
  package var claim = JudgedClaim.checkpoint
  package var stopping = Stopping.fixed
  /// Models known to carry a trait, which show that the assay can see one.
  package var positive: [String] = []
  /// The least mass on valid answers, in [0, 1], below which nothing is judged.
  package var competenceMass = 0.5
  package var maximumAge = MaximumAge.days(30)
  package var budget = Budget()
  /// Models that judge free text, by their names in `stemma.yaml`. The first one decides; what the others say is compared.
  package var judges: [String] = []
  /// The least agreement of several judges beyond chance, Krippendorff's α, at which anything is concluded.
  package var judgeAgreement = 0.667
  /// Files of labelled replies from which the judges' errors are known, by suite: relative to the folder of the policy.
  package var calibration: [String: String] = [:]
  /// By rule id.
  package var rules: [String: RuleOverride] = [:]
  package var hopWeights = HopWeights()
  /// Share of a candidate's data, in (0, 1], from which a teacher of another base counts as large (STM106).
  package var largeShare = 0.5
  /// Share of a candidate's data, in (0, 1], that teachers of its own base may write where there are several (STM122).
  package var sameBaseShare = 0.5
  /// Whether the record must be signed (STM150).
  package var signatures = Signatures.optional
  /// The file of waivers, as written: relative to the folder of the policy.
  package var waivers: String?
  package var unsignedWaivers = UnsignedWaivers.refuse
  /// The keys whose waivers count, by name.
  package var waiverKeys: [String: PublicKey] = [:]

  /// The policy of a check that names none, and the value of every key that a file leaves out.
  package init() {}

  /// The entry that decides about a trait: the most specific pattern that matches; nil when none does.
  package func entry(for trait: String) -> TraitPolicy? {
    traits.filter { $0.pattern.matches(trait) }.min { TraitPattern.isMoreSpecific($0.pattern, $1.pattern) }
  }

  func isOff(_ rule: RuleID) -> Bool { rules[rule.rawValue]?.level == .off }

  /// The severity of a finding of the rule, unless the policy says another.
  func severity(of rule: RuleID, default standard: Severity) -> Severity {
    guard case .severity(let severity) = rules[rule.rawValue]?.level else { return standard }
    return severity
  }
}
