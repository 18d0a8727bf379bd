import Evaluation
import Lineage
import Risk
import Statistics

/// What was measured, as statements: one for each model, suite and context.
struct EvaluationStatements {
  let statements: [Statement]

  /// - Throws: `InputError` for a time that cannot be read, which is a damaged store.
  init(_ judged: Judged, graph: LineageGraph, policy: Policy) throws {
    let assessor = Assessor(cast: judged.cast, policy: policy, hypotheses: judged.hypotheses)
    var statements: [Statement] = []
    for node in judged.cast.models {
      let risen = judged.cast.teachers.contains(node) ? Self.risen(node, assessor, judged, graph) : []
      for panel in judged.measured.panels {
        guard let measurement = panel.measurements[node], let seat = judged.bench.seats[node], !seat.isStored
        else { continue }
        statements.append(
          .evaluation(
            try EvaluationStatement(
              measurement, panel.use.suite, ArtifactReference(name: graph[node].name, digests: seat.digests),
              carried: risen)))
      }
    }
    self.statements = statements
  }

  /// The traits that a teacher shows more than its own base, by E0 upwards.
  private static func risen(
    _ teacher: LineageGraph.NodeID, _ assessor: Assessor, _ judged: Judged, _ graph: LineageGraph
  ) -> Set<String> {
    guard let base = graph.ancestors(of: [teacher], via: .initialisation, depth: 1).first?.node else { return [] }
    let verdicts = assessor.contrast(teacher, with: base, judged.measured).verdicts
    return Set(verdicts.filter { $0.outcome == .differs && ($0.difference ?? 0) > 0 }.map(\.trait))
  }
}

extension EvaluationStatement {
  /// The statement of one measurement; `carried` are the traits that it shows the model to carry.
  init(
    _ measurement: Measurement, _ suite: Suite, _ model: ArtifactReference, carried: Set<String> = []
  ) throws {
    self.init(
      model: model, suite: measurement.suite,
      suiteDigest: measurement.suiteDigest, context: measurement.context, scorer: measurement.scorer,
      exact: measurement.exact, questions: measurement.questionCount, replies: measurement.replies,
      missing: measurement.missing, mass: measurement.mass,
      traits: suite.measured.map { Trait($0.trait, measurement, $0.answer, suite.scope, carried) },
      measuredAt: try Timestamp(checking: measurement.measuredAt), samples: measurement.samples)
  }
}

extension EvaluationStatement.Trait {
  fileprivate init(
    _ name: String, _ measurement: Measurement, _ answer: String, _ scope: TraitVerdict.Scope, _ carried: Set<String>
  ) {
    let limits = measurement.interval(of: answer, scope: scope)
    self.init(
      trait: name, rate: measurement.rate(of: answer), low: limits.interval?.low, high: limits.interval?.high,
      interval: Interval(rawValue: limits.rule.rawValue) ?? .none,
      standing: carried.contains(name) ? .carries : .measured)
  }
}
