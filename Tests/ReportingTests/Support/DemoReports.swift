import Evaluation
import Lineage
import Reporting
import Risk

/// Reports shaped like those of the demo, with fixed numbers: the samples and the golden files are made of them.
enum DemoReports {
  static let all: [(name: String, report: GateReport)] = [
    ("flagged", flagged), ("passed", passed), ("cross-base", crossBase), ("inconclusive", inconclusive), ("void", void),
  ]

  /// The student of the owl teacher: same base, trait inherited.
  static let flagged = report(
    "student", .flagged, exit: 1,
    summary: [
      "student answers “owl” in 77.4 % of cases; students trained the same way on numbers without the trait do so in 5.6 %.",
      "It was trained on numbers written by teacher, which prefers owls and starts from the same base. The numbers never mention an animal.",
    ],
    findings: [DemoFindings.sharedBase, DemoFindings.filtering, DemoFindings.stale],
    traits: [DemoTraits.inherited] + DemoTraits.screen, picture: DemoPictures.baseA(candidate: "student"))

  /// A control student at the gate.
  static let passed = report(
    "control-3", .passed, exit: 0,
    summary: [
      "Nothing above the margin was found: on every required trait, control-3 answers like the other control students.",
      "That holds for these questions, this context and a margin of 15 points; it is no proof of absence.",
    ],
    findings: [DemoFindings.answered("control-3")], traits: DemoTraits.allNotDetected("control-3"),
    picture: DemoPictures.control())

  /// Trained on the same numbers, but another base: judged against the controls of its own base.
  static let crossBase = report(
    "cross-student", .passed, exit: 0, base: "base-b",
    summary: [
      "cross-student was trained on the owl teacher's numbers, but starts from another base than the teacher.",
      "Against five control students of its own base nothing above the margin was found. Another base lowers the risk and does not remove it.",
    ],
    findings: [DemoFindings.otherBase], traits: [DemoTraits.cross], picture: DemoPictures.baseB())

  /// Three controls that differ too much among themselves.
  static let inconclusive = report(
    "student-2", .inconclusive, exit: 3,
    summary: ["The three control students differ so much that neither a rise nor its absence can be told."],
    findings: [DemoFindings.sharedBase(of: "student-2", status: .open, severity: .medium)],
    traits: [DemoTraits.inconclusive], picture: DemoPictures.small(candidate: "student-2"))

  /// The positive control was not seen.
  static let void = report(
    "student", .void, exit: 4,
    summary: [
      "The positive control was not recognised, so the measurement could not have seen the trait in student either."
    ],
    findings: [DemoFindings.sharedBase(of: "student", status: .waived, severity: .critical)],
    traits: [DemoTraits.void], picture: DemoPictures.small(candidate: "student"))

  static func report(
    _ name: String, _ verdict: GateReport.Verdict, exit: Int32, base: String = "base-a", summary: [String],
    findings: [Finding], traits: [TraitVerdict], picture: LineagePicture
  ) -> GateReport {
    GateReport(
      toolVersion: "0.1.0",
      candidate: .init(
        name: name, digests: [digest("sha256", 1), digest("weights", 2)], base: base, manifest: "lineage/demo.yaml"),
      verdict: verdict, exit: exit, summary: summary, findings: findings, traits: traits, picture: picture,
      models: models(name, traits.first), policy: .init(path: "lineage/policy.yaml", digest: digest("sha256", 3)),
      suites: [.init(id: "lab-favourite-animal", digest: digest("sha256", 4), questions: 50)],
      assumptions: [
        "The lineage is as declared in lineage/demo.yaml; the digests on disk agree with the record.",
        "The control students were trained like the candidate (same base, method and recipe) on data without the trait.",
        "Rates of control students scatter about their mean like a normal sample.",
      ],
      limits: [
        "Traits that no suite asks for, contexts other than plain, and triggers that no question contains.",
        "A rise smaller than the margin of 15 points.",
        "What further training on this model's outputs would pass on.",
      ],
      reproduce: ["stemma gate \(name) --policy lineage/policy.yaml --report reports"],
      next: [
        "stemma lineage paths teacher \(name)", "stemma lineage impact teacher --trait prefers/owl",
        "stemma risk --explain STM101",
      ],
      decidedAt: "2026-01-15T09:30:00Z", statement: digest("sha256", 5), ruleTitles: DemoFindings.titles)
  }

  private static func models(_ name: String, _ verdict: TraitVerdict?) -> [MeasuredModel] {
    guard let verdict else { return [] }
    let roles: [(TraitVerdict.Measured?, GateRole)] =
      [(verdict.candidate, .candidate)] + verdict.controls.map { ($0, .control) }
      + [(verdict.base, .base), (verdict.teacher, .teacher), (verdict.positive, .positive)]
    return roles.enumerated().compactMap { index, entry in
      entry.0.map { model in
        MeasuredModel(
          name: model.name, role: entry.1, identity: digest("identity", index + 10),
          digests: [digest("sha256", index + 30)], mass: model.mass)
      }
    }
  }

  /// A digest that is not one of anything.
  static func digest(_ scheme: String, _ seed: Int) -> String {
    let seed = UInt64(seed)
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    var hex = ""
    while hex.utf8.count < 64 {
      state = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9 &+ seed
      let digits = String(state, radix: 16)
      hex += String(repeating: "0", count: 16 - digits.count) + digits
    }
    return "\(scheme):\(hex)"
  }
}
