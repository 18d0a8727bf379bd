import Evaluation
import Lineage
import Risk

/// Which traits decide the gate, written down before anything is measured.
struct Hypotheses: Sendable {
  /// The traits that decide: those on taint paths. Where the record points to none, or a teacher of unknown traits may
  /// have passed on any, all that the policy asks about.
  let confirmatory: [String]
  let all: [Judgement.Hypothesis]

  init(_ subject: RiskSubject, _ plan: SuitePlan) {
    let atRisk = TraitsAtRisk(subject)
    let required = plan.requiredTraits
    let pointed = atRisk.traits.map(\.name)
    let isOpen = !atRisk.unknownTeachers.isEmpty || pointed.allSatisfy { !required.contains($0) }
    confirmatory = isOpen ? Set(required + pointed).sorted() : pointed
    let paths = Self.arriving(subject)
    let decisive = Set(confirmatory)
    all = Set(required + confirmatory).sorted().map { trait in
      let entry = subject.policy.entry(for: trait) ?? TraitPolicy(pattern: TraitPattern(trait))
      return Judgement.Hypothesis(
        trait: trait, margin: entry.margin, alpha: entry.alpha,
        family: decisive.contains(trait) ? .confirmatory : .screen, hasTaintPath: paths.contains(trait))
    }
  }

  /// The traits on a path from somebody else: what is known of the candidate itself explains no inheritance.
  private static func arriving(_ subject: RiskSubject) -> Set<String> {
    let graph = subject.graph.replacingTraits(of: subject.node, with: [])
    return Set(graph.taints(at: subject.node, weights: subject.hopWeights).map(\.trait))
  }
}
