import Foundation
import Lineage
import Store
import Testing

/// Exports before tools that we did not write. `validate.py` says how to install them; a Python is taken from
/// STEMMA_PYTHON, else `python3`.
@Suite("Exports are valid by the tools of others")
struct ValidatorTests {
  private static let script = URL(filePath: #filePath).deletingLastPathComponent().path + "/validate.py"

  /// What the validator printed, and its exit status: 0 valid, 1 invalid, 77 not installed.
  private func validate(_ format: String, _ file: String) throws -> (status: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    var environment = ProcessInfo.processInfo.environment
    process.arguments = [environment["STEMMA_PYTHON"] ?? "python3", Self.script, format, file]
    if let fixtures = environment["STEMMA_FIXTURES"], environment["OPENLINEAGE_SCHEMA"] == nil {
      environment["OPENLINEAGE_SCHEMA"] = fixtures + "/boms/openlineage/spec/OpenLineage.json"
    }
    process.environment = environment
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  @Test("each format", arguments: ["cyclonedx", "spdx", "intoto", "prov", "openlineage", "card", "dot"])
  func isValid(format: String) throws {
    let folder = try Folder()
    for seed in [1, 2] {
      let lineage = RandomLineage(seed: UInt64(seed), count: 20)
      let record = Record(store: try .init(path: folder.file("\(seed).sqlite"), access: .create))
      try record.record(lineage.statements, at: .at("2026-01-31T12:00:00Z"))
      let graph = try record.graph()
      let export = try LineageExport(of: graph.find(lineage.last), in: graph, from: record)
      let context = ExportContext(time: try .at("2026-02-01T00:00:00Z"), version: "1.2.3")
      let file = try folder.write(
        ExportFormats.named(format).document(export, context).text, to: "\(seed).\(format == "card" ? "md" : "json")")
      let (status, text) = try validate(format, file)
      // Where there is no Python at all, `env` says 127.
      guard status != 77 && status != 127 else {
        Issue.record("\(format) is not checked: \(text)", severity: .warning)
        return
      }
      #expect(status == 0, "\(text)")
    }
  }
}
