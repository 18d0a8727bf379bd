import ArgumentParser
import Evaluation
import Gate
import Lineage
import Reporting
import Risk

extension JudgedClaim: ExpressibleByArgument {}

struct GateCommand: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract: "Decide whether models may be deployed: risk, suites, verdict, report.",
    discussion: """
      The exit status is the answer: 0 passed · 1 flagged · 3 inconclusive · 4 nothing could be measured. \
      Everything measured is kept as it arrives: an interrupted gate goes on where it stopped.

      Examples:
        stemma gate student --policy lineage/policy.yaml
        stemma gate student --policy lineage/policy.yaml --report reports/student \\
          --format json
        stemma gate student --policy lineage/policy.yaml --control control-1 \\
          --control control-2 --control control-3
        stemma gate student --policy lineage/policy.yaml --sign keys/gate.pem
      """)

  @Argument(help: "Names of the candidates in the record.") var names: [String]
  @OptionGroup var choice: PolicyOptions
  @Option(help: "A control student; repeat it for each. Default: chosen by the policy.") var control: [String] = []
  @Option(help: "The base to compare with. Default: the candidate's nearest.") var base: String?
  @Option(help: "The teacher. Default: those that the lineage names.") var teacher: String?
  @Option(help: "A positive control; repeat it for each. Default: those of the policy.") var positive: [String] = []
  @Option(
    help: ArgumentHelp(
      "What the claim is about: E1 (this checkpoint), E2 (its recipe) or E3 (its recipe, beyond other traits). Default: the "
        + "policy's.", valueName: "estimand"))
  var estimand: JudgedClaim?
  @Option(help: "Folder for the reports. Default: reports/<name> beside the store.") var report: String?
  @Option(
    help: ArgumentHelp(
      "A private key: the verdict is written beside the reports as a signed in-toto statement; repeat it for each.",
      valueName: "key"))
  var sign: [String] = []
  @OptionGroup var outside: CheckpointOptions
  @OptionGroup var limits: RunLimitOptions
  @OptionGroup var programs: ProgramOptions
  @OptionGroup var global: GlobalOptions

  /// What every candidate is judged with.
  private struct Workbench: Sendable {
    var record: Record
    var signature: RecordSignature
    var served: ServedModels
    var signer: VerdictSigner
    var session: Session
  }

  /// What became of one candidate.
  private struct Answer {
    var status: ExitStatus
    var json: JSONValue
  }

  func validate() throws { try outside.requireUseOfKeys() }

  func perform(_ session: Session) async throws -> ExitStatus {
    let known = try outside.read(session)
    let record = Record(store: try session.writer())
    try checkNames(try record.graph())
    let (signature, keys) = (try known.signature(of: record), try sign.map { try session.privateKey($0) })
    let answers = try await ServedModels.during(session, allowing: programs.allowCommands, within: RunLimits(limits)) {
      served in
      let bench = Workbench(
        record: record, signature: signature, served: served, signer: VerdictSigner(keys: keys), session: session)
      var answers: [Answer] = []
      for name in names { answers.append(try await answer(name, bench)) }
      for line in served.costs { session.terminal.note(line) }
      return answers
    }
    if session.format == .json { session.answer(json(answers.map(\.json))) }
    return answers.map(\.status).reduce(.success) { $0.worse($1) }
  }

  /// Every name is checked before the first gate runs, so that a slip in the second does not cost the answer of the first,
  /// and a misspelt control is not silently missing. (A policy may name models that some of its stores do not have.)
  private func checkNames(_ graph: LineageGraph) throws(InputError) {
    for name in names + control + positive {
      let node = try graph.find(name)
      guard graph[node].kind == .model else {
        throw InputError("'\(name)' is a dataset; the gate is for models")
      }
    }
  }

  /// One candidate gives the gate's object, several a list of them.
  private func json(_ gates: [JSONValue]) -> JSONValue {
    if gates.count == 1, let gate = gates.first { return gate }
    return .object(["schema": "stemma/gates/1", "gates": .array(gates)])
  }

  /// With several candidates, one that cannot be measured does not keep the others from their answer.
  private func answer(_ name: String, _ bench: Workbench) async throws -> Answer {
    do {
      return try await gate(name, bench)
    } catch  where names.count > 1 {
      let failure = Failure(error)
      bench.session.terminal.error("\(name): \(failure.text)")
      return Answer(status: failure.status, json: failure.json)
    }
  }

  private func gate(_ name: String, _ bench: Workbench) async throws -> Answer {
    let session = bench.session
    let gate = Gate(record: bench.record, request: try request(name, bench))
    let served = bench.served
    let report = try await Progress.shown(session.terminal) { progress in
      try await served.limits.run {
        try await gate.run { step in
          progress.show(step) { served.standing(of: step.model) }
        } announce: { estimates in
          try served.requirePermission(estimates)
          for line in served.lines(estimates) { session.terminal.note(line) }
        } warn: { lines in
          for line in lines { session.terminal.note("\(name): \(line)", .warning) }
        }
      }
    }
    var status = ExitStatus(rawValue: report.exit) ?? .couldNotMeasure
    var (files, signed): ([ReportFormat: String], String?) = ([:], nil)
    do {
      files = try ReportFiles.writeAll(report, to: folder(for: name, session))
      signed = try bench.signer.write(report, bench.record, to: folder(for: name, session))
    } catch {
      // The verdict stands, and is said, even where its report cannot be written.
      session.terminal.error(Failure(error).text)
      status = status.worse(.couldNotMeasure)
    }
    if session.format == .text { show(report, files, signed, session) }
    var json = report.gateJSON(files: files).object ?? [:]
    json["signed"] = signed.map(JSONValue.string)
    return Answer(status: status, json: .object(json))
  }

  private func show(
    _ report: GateReport, _ files: [ReportFormat: String], _ signed: String?, _ session: Session
  ) {
    session.terminal.output(TerminalText.gate(report))
    if let html = files[.html] {
      session.terminal.output("")
      session.terminal.output("Report: \(session.relative(html))")
    }
    if let signed { session.terminal.output("Signed: \(session.relative(signed))") }
  }

  private func folder(for name: String, _ session: Session) -> String {
    guard let report else { return session.storeFolder + "/reports/" + FileName.of(name) }
    let folder = session.path(report)
    return names.count == 1 ? folder : folder + "/" + FileName.of(name)
  }

  private func request(_ name: String, _ bench: Workbench) throws -> GateRequest {
    let session = bench.session
    var (policy, digest) = try choice.read(session)
    if !control.isEmpty { policy.controls.source = .names(control) }
    if !positive.isEmpty { policy.positive = positive }
    if let estimand { policy.claim = estimand }
    return GateRequest(
      candidate: name, policy: policy, policyPath: choice.policy ?? "built in", policyDigest: digest,
      waivers: try choice.waivers(of: policy, session), signature: bench.signature, base: base, teacher: teacher,
      served: { try bench.served.model(named: $0) },
      commands: programs.allowCommands ? .allowed : .none, suitesFolder: session.project.suites, clock: session.clock,
      toolVersion: Stemma.version, command: command(name))
  }

  /// The command line that repeats the gate on one name.
  private func command(_ name: String) -> String {
    var words = ["stemma", "gate", name]
    if let policy = choice.policy { words += ["--policy", policy] }
    words += control.flatMap { ["--control", $0] } + positive.flatMap { ["--positive", $0] }
    if let base { words += ["--base", base] }
    if let teacher { words += ["--teacher", teacher] }
    if let estimand { words += ["--estimand", estimand.rawValue] }
    if let checkpoint = outside.checkpoint { words += ["--checkpoint", checkpoint] }
    words += outside.key.flatMap { ["--key", $0] }
    if programs.allowCommands { words.append("--allow-commands") }
    if let store = global.store { words += ["--store", store] }
    return words.map(Shell.quoted).joined(separator: " ")
  }
}
