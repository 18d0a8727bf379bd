import ArgumentParser
import Evaluation
import Gate
import Lineage
import Reporting
import Risk
import Statistics

struct LineageShow: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One artifact: identity, derivation, data, traits, evaluations, verdicts, findings.",
    discussion: """
      Examples:
        stemma lineage show student
        stemma lineage show student@sha256:3f2a
        stemma lineage show student --policy lineage/policy.yaml
      """)

  @Argument(help: "Name of a model or dataset, or name@sha256:<digits>.") var name: String
  @OptionGroup var choice: PolicyOptions
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let record = Record(store: try session.reader())
    let graph = try record.graph()
    let page = try record.page(graph.find(name), in: graph)
    let findings = try findings(graph, record, session)
    switch session.format {
    case .json:
      let artifact = (page.json.object ?? [:]).merging(["findings": .array(findings.map(\.json))]) { own, _ in own }
      session.answer(lineage: ["artifact": .object(artifact)])
    case .text: for line in ArtifactText(page: page, findings: findings).lines { session.terminal.output(line) }
    }
    return .success
  }

  /// What lineage alone says under the policy; `stemma risk` says it with paths and remedies.
  private func findings(_ graph: LineageGraph, _ record: Record, _ session: Session) throws -> [Finding] {
    let (policy, _) = try choice.read(session)
    let plan = try SuitePlan(policy: policy, library: SuiteLibrary(folder: session.project.suites))
    let subject = try RiskSubject(
      name, in: graph, of: record, policy: policy, plan: plan, today: session.now,
      waivers: choice.waivers(of: policy, session))
    return RiskCheck.findings(for: subject)
  }
}

/// The page of an artifact for people.
private struct ArtifactText {
  let page: ArtifactPage
  let findings: [Finding]

  var lines: [String] {
    let node = page.node
    var lines = ["\(node.name) (\(node.kind.rawValue))"]
    if page.versions > 1 { lines.append("  one of \(page.versions) versions; \(node.name)@sha256:… shows another") }
    lines += node.digests.map { "  \($0)" }
    if node.digests.isEmpty { lines.append("  unpinned: no digest is recorded") }
    if let location = node.location { lines.append("  at \(location), seen from the store") }
    lines += facts(node.properties).map { "  " + $0 }
    lines += section("made by", page.origins.isEmpty ? ["origin not recorded"] : page.origins.flatMap(words))
    lines += section("roots", page.roots + page.openRoots.map { "\($0) (its own origin is not recorded)" })
    lines += section("used for", page.outputs.map { "\($0.to): \($0.edge)" })
    lines += section("may carry", page.taints.map(taint))
    lines += section("traits", traits)
    lines += section("verdicts", page.verdicts.compactMap(verdict))
    return lines + section("findings", findings.map { "\($0.severity.rawValue) \($0.rule): \($0.message)" })
  }

  private func words(_ origin: ArtifactPage.Origin) -> [String] {
    let recipe = origin.derivation.recipe.map { ["recipe \($0.prefix(19))"] } ?? []
    let statement = "statement \(origin.derivation.statement.prefix(12))"
    let facts = [origin.derivation.method.rawValue] + recipe + facts(origin.derivation.properties) + [statement]
    let head = facts.joined(separator: "; ")
    return [head] + origin.inputs.map { "  \($0.role.rawValue) \($0.node.name)" }
  }

  private func facts(_ properties: [String: String]) -> [String] {
    properties.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
  }

  private func taint(_ taint: ArtifactPage.Taint) -> String {
    let path = taint.path.isEmpty ? "recorded" : "from \(taint.path.first?.from ?? ""), \(taint.path.count) hops"
    return "\(taint.trait): \(taint.level.rawValue) (\(path))"
  }

  /// The newest decided fact of each trait, those that say "not detected" in one line, then the highest measured rates.
  private var traits: [String] {
    let all = page.node.traits
    let newest = all.filter { $0.standing != .measured }.reduce(into: [:]) { $0[$1.trait] = $1 }
    let decided = newest.values.sorted { $0.trait < $1.trait }
    let absent = decided.filter { $0.standing == .notDetected }.map(\.trait)
    let measured = all.filter { $0.standing == .measured }.sorted { ($0.rate ?? 0) > ($1.rate ?? 0) }
    return decided.filter { $0.standing != .notDetected }.map(line)
      + (absent.isEmpty ? [] : ["not detected above the margin: " + absent.joined(separator: ", ")])
      + measured.prefix(3).map(line)
      + (measured.count > 3 ? ["and \(measured.count - 3) lower rates; --format json has them all"] : [])
  }

  private func line(_ fact: TraitFact) -> String {
    let rate = fact.rate.map { " " + Figures.percent($0) } ?? ""
    let suite = fact.suite.map { " by \($0)" } ?? ""
    return "\(fact.trait): \(fact.standing.rawValue)\(rate) (\(fact.basis.rawValue)\(suite))"
  }

  private func verdict(_ entry: Record.Entry) -> String? {
    guard case .verdict(let verdict) = entry.statement else { return nil }
    return "\(verdict.verdict.rawValue) at \(verdict.decidedAt)"
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["  \(title)"] + lines.map { "    " + $0 }
  }
}
