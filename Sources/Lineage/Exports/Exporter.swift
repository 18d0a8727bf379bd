/// Writes one format that the tools of others read. One exporter, one file, one test page.
///
/// The same record gives the same bytes: order, ids and times come from the record and from `ExportContext` alone.
/// What a format cannot hold is listed in its doc comment.
package protocol Exporter: Sendable {
  /// The word for `--as`.
  static var format: String { get }
  /// What it writes, in a few words for `--help`.
  static var summary: String { get }
  static func document(_ export: LineageExport, _ context: ExportContext) -> ExportDocument
  /// What this export in particular loses beyond what the format always loses, in words.
  static func losses(_ export: LineageExport) -> [String]
}

extension Exporter {
  package static func losses(_ export: LineageExport) -> [String] { [] }
}

/// What an exporter may know beside the record.
package struct ExportContext: Sendable {
  /// When the document is made.
  package var time: Timestamp
  /// Of this program.
  package var version: String

  package init(time: Timestamp, version: String) {
    self.time = time
    self.version = version
  }
}

package enum ExportDocument: Sendable, Equatable {
  case json(JSONValue)
  /// JSON Lines.
  case lines([JSONValue])
  case text(String)

  /// As it is written to a file, with a line break at its end.
  package var text: String {
    switch self {
    case .json(let value): value.pretty + "\n"
    case .lines(let values): values.map { $0.canonical + "\n" }.joined()
    case .text(let text): text
    }
  }
}

/// Every format that is written. This is the one place that knows them all.
package enum ExportFormats {
  package static let all: [any Exporter.Type] = [
    StemmaExporter.self, CycloneDXExporter.self, SPDXExporter.self, InTotoExporter.self, OpenLineageExporter.self,
    ProvExporter.self, CardExporter.self, MermaidExporter.self, DOTExporter.self,
  ]

  package static var words: [String] { all.map { $0.format } }

  /// - Throws: `InputError` with the nearest format.
  package static func named(_ word: String) throws(InputError) -> any Exporter.Type {
    if let exporter = all.first(where: { $0.format == word }) { return exporter }
    throw InputError(
      "there is no export format '\(word)'", field: "--as", expected: words,
      nearest: Spelling.nearest(to: word, among: words))
  }
}
