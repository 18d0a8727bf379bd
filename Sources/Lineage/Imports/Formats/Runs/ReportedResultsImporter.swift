/// Reads `.eval_results/*.yaml` of hub repositories: scores that somebody reported. They become properties, because
/// nothing that is measured here can confirm them.
enum ReportedResultsImporter: Importer {
  static let format = "eval-results"
  static let summary = "reported scores of hub repositories (.eval_results/*.yaml)"

  private static let most = 100

  static func recognises(_ file: ImportFile) -> Bool {
    file.folder.hasSuffix("/.eval_results") && file.ends(".yaml", ".yml")
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    guard let results = try? file.document?.elements() else { throw InputError("expected a list", file: file.label) }
    var properties: [String: String] = [:]
    for result in results {
      guard let set = result["dataset"]?.text("id"), let value = result.text("value") else {
        claims.warn(result, "expected 'dataset' with an 'id', and a 'value'")
        continue
      }
      let name = [set, result["dataset"]?.text("task_id")].compactMap { $0 }.joined(separator: "/")
      if properties.count < Self.most { properties["reported:\(name.prefix(200))"] = String(value.prefix(100)) }
    }
    claims.add(ArtifactClaim(.model, file.subject, properties: properties, place: file.place()))
  }
}
