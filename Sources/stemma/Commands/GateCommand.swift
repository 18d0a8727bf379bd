import ArgumentParser
import Gate
import Lineage
import Reporting
import Risk

struct GateCommand: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract: "Decide whether models may be deployed: risk, suites, verdict, report.",
    discussion: """
      The exit status is the answer: 0 passed · 1 flagged · 3 inconclusive · 4 nothing could be measured.
      Everything measured is kept as it arrives: an interrupted gate goes on where it stopped.

      Examples:
        stemma gate student --policy lineage/policy.yaml
        stemma gate student --policy lineage/policy.yaml --report reports/student --format json
        stemma gate student --policy lineage/policy.yaml --control control-1 --control control-2 --control control-3
      """)

  @Argument(help: "Names of the candidates in the record.") var names: [String]
  @OptionGroup var choice: PolicyOptions
  @Option(help: "A control student; repeat it for each. Default: chosen by the policy.") var control: [String] = []
  @Option(help: "The base to compare with. Default: the candidate's nearest.") var base: String?
  @Option(help: "The teacher. Default: those that the lineage names.") var teacher: String?
  @Option(help: "A positive control; repeat it for each. Default: those of the policy.") var positive: [String] = []
  @Option(help: "Folder for the reports. Default: reports/<name> beside the store.") var report: String?
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let store = try session.writer()
    var worst = ExitStatus.success
    for name in names {
      let status = try await gate(name, Record(store: store), session)
      worst = worst.worse(status)
    }
    return worst
  }

  private func gate(_ name: String, _ record: Record, _ session: Session) async throws -> ExitStatus {
    let progress = Progress(session.terminal)
    let outcome = try await Gate(record: record, request: request(name, session)).run { step in
      progress.show(Double(step.done) / Double(max(1, step.total)), "asking \(step.model)")
    }
    progress.finish()
    let folder = folder(for: name, session)
    let files = try ReportFiles.writeAll(outcome.report, to: folder)
    switch session.format {
    case .json: session.answer(outcome.report.gateJSON(files: files))
    case .text:
      session.terminal.output(TerminalText.gate(outcome.report))
      session.terminal.output("\nReport: \(session.relative(files[.html] ?? folder))")
    }
    return ExitStatus(rawValue: outcome.report.exit) ?? .couldNotMeasure
  }

  private func folder(for name: String, _ session: Session) -> String {
    guard let report else { return session.storeFolder + "/reports/" + FileName.of(name) }
    let folder = session.path(report)
    return names.count == 1 ? folder : folder + "/" + FileName.of(name)
  }

  private func request(_ name: String, _ session: Session) throws -> GateRequest {
    var (policy, digest) = try choice.read(session)
    if !control.isEmpty { policy.controls.source = .names(control) }
    if !positive.isEmpty { policy.positive = positive }
    return GateRequest(
      candidate: name, policy: policy, policyPath: choice.policy ?? "built in", policyDigest: digest,
      waivers: try choice.waivers(of: policy, session), base: base, teacher: teacher,
      suitesFolder: session.project.suites, storeFolder: session.storeFolder, now: session.now,
      toolVersion: Stemma.version, command: command(name))
  }

  /// The command line that repeats the gate on one name.
  private func command(_ name: String) -> String {
    var words = ["stemma", "gate", name]
    if let policy = choice.policy { words += ["--policy", policy] }
    words += control.flatMap { ["--control", $0] } + positive.flatMap { ["--positive", $0] }
    if let base { words += ["--base", base] }
    if let teacher { words += ["--teacher", teacher] }
    if let store = global.store { words += ["--store", store] }
    return words.map(Shell.quoted).joined(separator: " ")
  }
}

/// Words of a shell's command line.
enum Shell {
  /// The word itself where a shell reads it as one word, else in single quotes.
  static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "/._-@:+=,".utf8.contains(byte)
        }
      }
    return isPlain
      ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}

/// Names of artifacts as names of files.
enum FileName {
  /// Everything that is not a letter, digit, point or hyphen becomes an underscore; never hidden, never empty.
  static func of(_ name: String) -> String {
    let mapped = name.unicodeScalars.map { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "."
        ? Character(scalar) : "_"
    }
    let text = String(mapped)
    return text.isEmpty || text.hasPrefix(".") ? "_" + text : text
  }
}
