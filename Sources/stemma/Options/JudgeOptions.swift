import ArgumentParser
import Evaluation
import Gate
import Lineage

/// Who rates replies that no rule scores.
struct JudgeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The model of stemma.yaml that rates replies, for suites that a judge scores. Repeat it for more judges: the first "
        + "decides, and how far all agree is told.", valueName: "name"))
  var judge: [String] = []
  @Option(
    help: ArgumentHelp(
      "Replies that people labelled, in JSON lines with question, reply and label (an answer of the suite): the judges' "
        + "errors are taken from them, and rates corrected.", valueName: "file"))
  var calibration: String?

  func validate() throws {
    if calibration != nil, judge.isEmpty { throw ValidationError("--calibration needs a --judge") }
    if Set(judge).count < judge.count { throw ValidationError("a judge is named twice") }
  }

  /// The labelled replies, read before anything is asked.
  func labels(for suite: Suite, _ session: Session) throws -> CalibrationFile? {
    guard let calibration else { return nil }
    guard case .judge(let rule) = suite.scorer else {
      throw InputError(
        "the suite \(suite.id) is not scored by a judge, so there is none to calibrate", field: "--calibration")
    }
    return try CalibrationFile(file: session.path(calibration), rule: rule.answers)
  }

  func raters(_ served: ServedModels, _ programs: ProgramOptions) throws -> Raters {
    try Raters(
      judges: judge.map { try served.judge(named: $0) }, commands: programs.allowCommands ? .allowed : .none
    ).checked()
  }
}
