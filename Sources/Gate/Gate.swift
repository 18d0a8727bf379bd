package import Evaluation
package import Lineage
import Models
package import Reporting
package import Risk
import Store

/// The gate: risk → suites → verdict → report → statement.
///
/// Everything that is measured is on disk before it is used, so that a gate that was killed goes on where it stopped. The
/// lineage is read once: what others record meanwhile is the next gate's matter.
package struct Gate: Sendable {
  private let record: Record
  private let request: GateRequest

  package init(record: Record, request: GateRequest) {
    self.record = record
    self.request = request
  }

  /// - Throws: `InputError` for a request that is wrong, `ModelError` for a model that cannot be measured, `StoreError`.
  /// - Parameters:
  ///   - announce: is told what will be asked, before anything is.
  ///   - warn: is told before that where the design cannot, or will hardly, reach the policy's margins.
  package func run(
    progress: @escaping @Sendable (GateProgress) -> Void = { _ in },
    announce: ([RunEstimate]) throws -> Void = { _ in },
    warn: ([String]) -> Void = { _ in }
  ) async throws -> GateReport {
    let plan = try SuitePlan(policy: request.policy, library: SuiteLibrary(folder: request.suitesFolder))
    let first = try subject(plan, graph: record.graph())
    var cast = try Cast(request, subject: first)
    let raters = try Raters(judges: judges(), commands: request.commands).checked()
    let labels = try labels(plan)
    let range = try ReferenceRange(for: cast, plan, record, first.graph, request, raters: raters)
    cast.leaveOut(range.absent, notes: range.notes)
    let bench = try Bench(
      cast.models, graph: first.graph, storePath: record.store.path, served: request.served, stored: range.models)
    let hypotheses = Hypotheses(first, plan)
    let assessor = Assessor(cast: cast, policy: request.policy, hypotheses: hypotheses)
    let runner = Runner(store: record.store, raters: raters, now: request.clock)
    warn(try outlook(assessor, plan, bench, runner))
    let early = EarlyEnd(assessor, plan)
    if let early {
      let time = try Timestamp(checking: request.clock())
      try record.register(early.registration(plan, bench, first.graph, at: time), at: time)
    }
    var measured = try await Measured(
      cast, bench, plan, store: record.store, raters: raters, early: early, clock: request.clock, progress: progress,
      announce: announce)
    try await measured.addJudging(runner, labels: labels)
    cast.add(notes: try measured.keptNotes(runner) + measured.versionNotes(runner))
    let assessment = assessor.assess(measured)
    let judged = Judged(
      cast: cast, bench: bench, plan: plan, hypotheses: hypotheses, measured: measured, assessment: assessment)
    let time = try Timestamp(checking: request.clock())
    let evaluations = try EvaluationStatements(judged, graph: first.graph, policy: request.policy).statements
    try record.record(evaluations, at: time)
    let second = try subject(
      plan, graph: first.graph.adding(evaluations, of: bench, at: time), mismatches: bench.mismatches)
    let combination = Combination(
      findings: RiskCheck.findings(for: second), outcomes: judged.outcomes, confirmatory: hypotheses.confirmatory,
      waivers: request.waivers, policy: request.policy, today: time.description)
    let conclusion = Conclusion(combination, assessment, policy: request.policy)
    let verdict = VerdictStatement(conclusion, judged, graph: first.graph, request: request, at: time)
    let waivers = combination.findings.compactMap { $0.waiver.flatMap(WaiverStatement.init).map(Statement.waiver) }
    try record.record(waivers + [.verdict(verdict)], at: time)
    return ReportBuilder(
      request: request, judged: judged, subject: second, conclusion: conclusion, verdictStatement: verdict
    ).report
  }

  private func outlook(
    _ assessor: Assessor, _ plan: SuitePlan, _ bench: Bench, _ runner: Runner
  ) throws -> [String] {
    let controls = assessor.cast.controls.compactMap { bench.seats[$0]?.model }
    return try Outlook(assessor, plan) { use in
      try controls.compactMap { try runner.stored(MeasurementJob(model: $0, suite: use.suite, context: use.context)) }
    }.warnings
  }

  /// The policy's judges, the deciding one first.
  /// - Throws: `ModelError` for one that stands behind no endpoint.
  private func judges() throws -> [any LanguageModel] {
    try request.policy.judges.map { name in
      if let model = try request.served(name) { return model }
      throw ModelError(
        kind: .unavailable, model: name, reason: "the policy's judge is not among the models: of stemma.yaml")
    }
  }

  /// The labelled replies that the policy names, by suite.
  private func labels(_ plan: SuitePlan) throws(InputError) -> [String: CalibrationFile] {
    var labels: [String: CalibrationFile] = [:]
    for suite in plan.uses.map(\.suite) where labels[suite.id] == nil {
      guard case .judge(let rule) = suite.scorer, let file = request.policy.calibration[suite.id] else { continue }
      labels[suite.id] = try CalibrationFile(file: file, rule: rule.answers)
    }
    return labels
  }

  private func subject(
    _ plan: SuitePlan, graph: LineageGraph, mismatches: [LineageGraph.NodeID: RiskSubject.DigestMismatch] = [:]
  ) throws -> RiskSubject {
    try RiskSubject(
      request.candidate, in: graph, of: record, policy: request.policy, plan: plan, today: request.clock(),
      waivers: request.waivers, signature: request.signature, mismatches)
  }
}

extension RiskSubject {
  /// The subject for a name of the record, its newest version, with all that the record says of it.
  /// - Parameter graph: that of the record, or with more in it.
  /// - Throws: `InputError` with the nearest name, `StoreError`.
  package init(
    _ name: String, in graph: LineageGraph, of record: Record, policy: Policy, plan: SuitePlan, today: String,
    waivers: [Waiver] = [], signature: RecordSignature = .unchecked, _ mismatches: [NodeID: DigestMismatch] = [:]
  ) throws {
    let subject = RiskSubject(
      graph: graph, node: try graph.find(name), policy: policy, requiredTraits: plan.requiredTraits, today: today,
      suiteDigests: plan.suiteDigests, mismatches: mismatches, observations: try record.observations(),
      waivers: waivers)
    self = try subject.informed(by: record)
    facts.signature = signature
  }
}
