import Foundation
import Testing

/// The recorded SARIF before a model of the format that we did not write: sarif-pydantic from PyPI, in the Python of
/// STEMMA_PYTHON, else `python3` (`pip install sarif-pydantic`).
@Suite("SARIF is valid by the tools of others")
struct SARIFValidatorTests {
  private static let program = """
    import json, sys
    try:
        from sarif_pydantic import Sarif
    except ImportError as error:
        print(error)
        sys.exit(77)
    with open(sys.argv[1]) as file:
        log = Sarif.model_validate(json.load(file))
    known = {rule.id for run in log.runs for rule in run.tool.driver.rules}
    sys.exit(0 if all(result.rule_id in known for run in log.runs for result in run.results) else 1)
    """

  @Test("Every recorded report", arguments: ["cross-base", "flagged", "inconclusive", "passed", "void"])
  func isValid(name: String) throws {
    let golden =
      URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
      + "/Golden/\(name)/report.sarif"
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let python = ProcessInfo.processInfo.environment["STEMMA_PYTHON"] ?? "python3"
    process.arguments = [python, "-c", Self.program, golden]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = String(decoding: output, as: UTF8.self)
    // Where there is no Python at all, `env` says 127.
    guard process.terminationStatus != 77 && process.terminationStatus != 127 else {
      Issue.record("SARIF is not checked: \(text)", severity: .warning)
      return
    }
    #expect(process.terminationStatus == 0, "\(text)")
  }
}
