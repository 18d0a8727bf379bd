import Evaluation
import Lineage
import Risk

/// Which traits decide the gate, written down before anything is measured.
struct Hypotheses: Sendable {
  /// The traits that decide: those on taint paths. Where the record points to none, or a teacher of unknown traits may
  /// have passed on any, all that the policy asks about.
  let confirmatory: [String]
  private(set) var all: [Judgement.Hypothesis]

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
        trait: trait, margin: entry.margin, alpha: entry.alpha / (subject.policy.stopping == .anytime ? 2 : 1),
        family: decisive.contains(trait) ? .confirmatory : .screen, hasTaintPath: paths.contains(trait))
    }
  }

  /// Those that decide; every one where none does.
  var deciding: [Judgement.Hypothesis] {
    let decisive = all.filter { $0.family == .confirmatory }
    return decisive.isEmpty ? all : decisive
  }

  /// Those alone, at a share of their levels.
  func deciding(at share: Double) -> Hypotheses {
    var some = self
    some.all = deciding.map { hypothesis in
      var strict = hypothesis
      strict.alpha *= share
      return strict
    }
    return some
  }

  /// The traits on a path from somebody else: what is known of the candidate itself explains no inheritance.
  private static func arriving(_ subject: RiskSubject) -> Set<String> {
    let graph = subject.graph.replacingTraits(of: subject.node, with: [])
    return Set(graph.taints(at: subject.node, weights: subject.hopWeights).map(\.trait))
  }
}
