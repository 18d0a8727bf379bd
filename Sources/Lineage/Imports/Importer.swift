/// Reads one format that people already have. One importer, one file, one folder of tests.
///
/// An importer turns a file into claims. What it cannot use it warns of, with line and field, and goes on; it throws
/// only where the file as a whole cannot be read as its format, which refuses that file and no other.
package protocol Importer: Sendable {
  /// The word for `--as`.
  static var format: String { get }
  /// What it reads, in a few words for `--help`.
  static var summary: String { get }
  /// Whether this file is of the format, judged by its name and content. Importers are asked in the order of
  /// `ImportFormats.all`; the first that says yes reads the file.
  static func recognises(_ file: ImportFile) -> Bool
  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError)
}

/// Every format, the most specific first. This is the one place that knows them all.
package enum ImportFormats {
  package static let all: [any Importer.Type] = [
    // Documents for exchange, which say what they are.
    StemmaImporter.self, CycloneDXImporter.self, SPDXImporter.self, AttestationImporter.self, ProvImporter.self,
    OpenLineageImporter.self,
    // Weights, which no other importer may take for text.
    PointerImporter.self, PickleImporter.self, SafetensorsImporter.self, GGUFImporter.self,
    // Files beside weights.
    AdapterConfigImporter.self, ShardIndexImporter.self, TrainerStateImporter.self, ReportedResultsImporter.self,
    // Runs: their files hold the settings of trainers.
    WandbImporter.self, MLflowImporter.self, DVCImporter.self, DistilabelImporter.self,
    // Configurations, those with words of their own first.
    MergekitImporter.self, AxolotlImporter.self, LlamaFactoryImporter.self, TrainerImporter.self,
    ModelConfigImporter.self, ModelfileImporter.self, CardImporter.self, EdgeListImporter.self,
  ]

  package static var words: [String] { all.map { $0.format } }

  /// - Throws: `InputError` with the nearest format.
  package static func named(_ word: String) throws(InputError) -> any Importer.Type {
    if let importer = all.first(where: { $0.format == word }) { return importer }
    throw InputError(
      "there is no import format '\(word)'", expected: words, nearest: Spelling.nearest(to: word, among: words))
  }
}
