import ArgumentParser
import FoundationEssentials
import Lineage
import Reporting
import Store

struct LineageExportCommand: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write an artifact and its whole origin for the tools of others.",
    discussion: """
      The same record gives the same bytes. What a format cannot hold is said in lineage/exchange.md.

      Formats for --as:
      \(HelpList.text(ExportFormats.all.map { ($0.format, $0.summary) }))

      Examples:
        stemma lineage export acme/assistant --as cyclonedx --out assistant.cdx.json
        stemma lineage export acme/assistant --as mermaid --depth 2
        stemma lineage export acme/assistant --as intoto --sign release.pem \\
          --out assistant.intoto.jsonl
      """)

  @Argument(help: "Name of a model or dataset, or name@sha256:<digits>.") var name: String
  @Option(name: .customLong("as"), help: "The format.") var exportFormat: String
  @Option(help: "The file to write. Default: standard output.") var out: String?
  @Option(help: "How many derivations back. Default: all.") var depth: Int?
  @Option(help: "A private key (PEM) that signs in-toto statements, each in a DSSE envelope.") var sign: String?
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let depth, depth < 0 { throw ValidationError("--depth is 0 or more") }
    if sign != nil, exportFormat != InTotoExporter.format { throw ValidationError("--sign goes with --as intoto") }
  }

  func perform(_ session: Session) async throws -> ExitStatus {
    let exporter = try ExportFormats.named(exportFormat)
    let record = Record(store: try session.reader())
    let graph = try record.graph()
    let export = try LineageExport(of: graph.find(name), in: graph, from: record, depth: depth)
    let context = ExportContext(time: try Timestamp(checking: session.now), version: Stemma.version)
    let key = try sign.map { try KeyFile.privateKey(session.path($0)) }
    let document = try key.map { try InTotoExporter.signed(export, with: $0) } ?? exporter.document(export, context)
    if case .lines(let lines) = document, lines.isEmpty {
      let reason = exporter.losses(export).first ?? "no derivation of it is recorded"
      throw InputError("nothing of '\(name)' can be written as \(exportFormat): \(reason)")
    }
    if let out { try write(document, to: session.path(out)) } else { show(document, session) }
    if export.cut > 0 {
      let have = export.cut == 1 ? "artifact has" : "artifacts have"
      session.terminal.note("\(export.cut) \(have) an origin on record that lies beyond --depth", .faint)
    }
    for loss in exporter.losses(export) { session.terminal.note(loss, .warning) }
    if let out { session.terminal.note("wrote \(out): \(export.artifacts.count) artifacts") }
    return .success
  }

  private func show(_ document: ExportDocument, _ session: Session) {
    switch document {
    case .json(let value): session.terminal.output(value)
    case .lines(let values): for value in values { session.terminal.output(value.line) }
    case .text(let text):
      for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        session.terminal.output(String(line))
      }
    }
  }

  private func write(_ document: ExportDocument, to path: String) throws {
    let text =
      switch document {
      case .json(let value): value.document
      case .lines(let values): values.map { $0.line + "\n" }.joined()
      case .text(let text): text
      }
    try OutputFile.write(text, to: path)
  }
}
