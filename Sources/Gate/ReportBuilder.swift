import Evaluation
import Lineage
import Models
import Reporting
import Risk

/// Puts everything that one gate knows into the report model.
struct ReportBuilder {
  let request: GateRequest
  let judged: Judged
  /// After the measurements.
  let subject: RiskSubject
  let conclusion: Conclusion
  let verdictStatement: VerdictStatement

  var report: GateReport {
    let wording = ReportWording(request: request, judged: judged, subject: subject, conclusion: conclusion)
    return GateReport(
      toolVersion: request.toolVersion, candidate: candidate, verdict: verdict, exit: Int32(conclusion.exit),
      summary: wording.summary, findings: conclusion.findings, traits: judged.assessment.verdicts,
      picture: PictureBuilder(judged: judged, subject: subject).picture, models: models,
      policy: GateReport.Policy(
        path: request.policyPath, digest: request.policyDigest, failingLevel: request.policy.fail),
      suites: suites, assumptions: wording.assumptions, limits: wording.limits, reproduce: [request.command],
      next: wording.next, decidedAt: verdictStatement.decidedAt.description,
      statement: Statement.verdict(verdictStatement).id,
      ruleTitles: Dictionary(RuleID.allCases.map { ($0.rawValue, $0.rule.documentation.title) }) { first, _ in first },
      judging: judged.measured.panels.compactMap(\.judging))
  }

  private var graph: LineageGraph { subject.graph }

  private var candidate: GateReport.Candidate {
    GateReport.Candidate(
      name: graph[subject.node].name,
      digests: (judged.bench.seats[judged.cast.candidate]?.digests ?? []).inReportOrder.map(\.description),
      base: judged.cast.base.map { graph[$0].name })
  }

  private var verdict: GateReport.Verdict {
    switch conclusion.verdict {
    case .passed: .passed
    case .flagged: .flagged
    case .inconclusive: .inconclusive
    case .void: .void
    }
  }

  private var suites: [GateReport.Suite] {
    var seen: Set<String> = []
    return judged.plan.uses.map(\.suite).filter { seen.insert($0.id).inserted }.map {
      GateReport.Suite(id: $0.id, digest: $0.digest, questions: $0.questions.count)
    }
  }

  private var models: [MeasuredModel] {
    judged.cast.models.map { node in
      let masses = judged.measured.panels.compactMap { $0.measurements[node]?.mass }
      return MeasuredModel(
        name: graph[node].name, role: judged.cast.role(of: node), identity: judged.bench.seats[node]?.model.identity,
        digests: (judged.bench.seats[node]?.digests ?? []).inReportOrder.map(\.description), mass: masses.min())
    }
  }
}

extension Cast {
  /// The part of a model; the first that fits, because a base may also be the teacher of the controls.
  func role(of node: NodeID) -> GateRole {
    if node == candidate { return .candidate }
    if replicates.contains(node) { return .student }
    if controls.contains(node) { return .control }
    if positives.contains(where: { $0.node == node }) { return .positive }
    if node == base { return .base }
    return teachers.contains(node) ? .teacher : .other
  }
}

extension [Digest] {
  /// The primary digest first, then by scheme.
  var inReportOrder: [Digest] {
    filter { $0.scheme == .sha256 } + filter { $0.scheme != .sha256 }.sorted()
  }
}
