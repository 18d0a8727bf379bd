/// Reads the cards of models and data sets: `README.md` with front matter, and Markdown files like it.
enum CardImporter: Importer {
  static let format = "card"
  static let summary = "model and dataset cards (README.md): front matter, and configurations and sentences in the text"

  /// Keys that only cards of models have, and only cards of data sets.
  private static let modelKeys = [
    "base_model", "base_models", "base_model_relation", "base_model_sources", "finetuned_from", "library_name",
    "pipeline_tag", "model-index", "model_name", "new_version", "widget", "inference", "datasets", "metrics",
  ]
  private static let datasetKeys = [
    "task_categories", "task_ids", "source_datasets", "annotations_creators", "language_creators", "size_categories",
    "pretty_name", "dataset_info", "configs", "multilinguality", "paperswithcode_id",
  ]
  private static let sharedKeys = [
    "license", "language", "tags", "license_name", "license_link", "thumbnail", "lineage",
  ]

  static func recognises(_ file: ImportFile) -> Bool {
    guard case .card(let front, let body, _) = file.content else { return broken(file) }
    if let front, front.isMapping {
      let keys = Set(((try? front.entries()) ?? []).map(\.key))
      if !keys.isDisjoint(with: modelKeys + datasetKeys + sharedKeys) { return true }
      return file.name.lowercased() == "readme.md" || keys.isEmpty || keys.contains("card_data")
    }
    return front != nil || CardSentences.areIn(body)
  }

  /// A card whose front matter cannot be parsed is refused as a card; other Markdown that begins with a line is not one.
  private static func broken(_ file: ImportFile) -> Bool {
    guard case .broken = file.content else { return false }
    return file.name.lowercased() == "readme.md"
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    guard case .card(let front, let body, let line) = file.content else {
      throw InputError("expected a Markdown file", file: file.label)
    }
    if let front {
      guard front.isMapping, let entries = try? front.entries() else {
        let isTemplate = front.isMapping
        throw front.error(
          isTemplate
            ? "the front matter is a template that nobody has filled in"
            : "the front matter is no mapping of keys to values")
      }
      let filled = entries.contains { !Self.isEmpty($0.value) }
      guard filled else { throw front.error("the front matter is a template that nobody has filled in") }
    }
    if let lineage = front?["lineage"], CardLineage.read(lineage, file, &claims) { return }
    if let front, isDataset(front, file) {
      DatasetCard.read(front, file, &claims)
    } else {
      ModelCard.read(front, file, &claims)
      CardSentences.read(body, line, file, &claims)
      CardBlocks.read(body, line, file, &claims)
    }
  }

  private static func isEmpty(_ value: Document) -> Bool { value.isScalar && (try? value.string()) == nil }

  private static func isDataset(_ front: Document, _ file: ImportFile) -> Bool {
    let keys = Set(((try? front.entries()) ?? []).map(\.key))
    let (model, dataset) = (keys.intersection(modelKeys).count, keys.intersection(datasetKeys).count)
    return dataset > model || (dataset == model && file.path.contains("/datasets--"))
  }
}
