import Checkpoints
import FoundationEssentials
import Lineage
import Neural

/// The folders of an experiment's artifacts: `<root>/<name>/` for each.
///
/// A folder is written under a temporary name and renamed when it is whole, so that a folder with its own name is
/// complete whenever a run was interrupted. `stemma-lab.json` in it says what made it: what another seed or recipe made
/// is never replaced.
package struct Shelf: Sendable {
  package let root: String
  private let plan: OwlNumbersPlan
  private let seed: UInt64

  static let recordName = "stemma-lab.json"
  static let dataName = "data.jsonl"

  package init(root: String, plan: OwlNumbersPlan, seed: UInt64) {
    self.root = root
    self.plan = plan
    self.seed = seed
  }

  /// Whether the artifact is there, complete, and made with this seed and recipe.
  func holds(_ step: PlanStep) -> Bool {
    guard let expected = try? record(of: step) else { return false }
    return LabFiles.text("\(folder(step))/\(Self.recordName)") == expected
  }

  /// Reads an artifact that the shelf holds.
  func product(of step: PlanStep) throws -> Product {
    switch step.kind {
    case .model: .model(try Transformer(folder: folder(step)))
    case .dataset: .passages(try PassageFile.read("\(folder(step))/\(Self.dataName)"))
    }
  }

  /// Writes an artifact.
  func put(_ product: Product, of step: PlanStep) throws {
    try refuseForeign(step)
    let partial = "\(root)/.\(step.name).partial"
    try LabFiles.remove(partial)
    try LabFiles.makeFolder(partial)
    try write(product, of: step, to: partial)
    try LabFiles.write(record(of: step), to: "\(partial)/\(Self.recordName)")
    try LabFiles.remove(folder(step))
    try LabFiles.move(partial, to: folder(step))
  }

  /// Writes the manifest of all artifacts, beside their folders.
  /// - Returns: its path.
  func writeManifest() throws -> String {
    let samples = plan.steps.filter { step in
      switch step.origin {
      case .generated, .filtered: true
      case .corpus, .answers, .prompts, .pretrained, .tuned, .student: false
      }
    }
    let rows = samples.map { ($0.name, PassageFile.count("\(folder($0))/\(Self.dataName)")) }
    let manifest = OwlNumbersManifest(
      plan: plan, seed: seed, root: "..", rows: Dictionary(rows) { first, _ in first })
    let path = "\(root)/lineage/owl-numbers.yaml"
    try LabFiles.makeFolder("\(root)/lineage")
    try LabFiles.write(manifest.yaml, to: path + ".partial")
    try LabFiles.move(path + ".partial", to: path)
    return path
  }

  private func folder(_ step: PlanStep) -> String {
    "\(root)/\(step.name)"
  }

  /// Refuses a shelf on which anything lies that this seed and recipe did not make: it would have to be replaced.
  func refuseForeign() throws(LabError) {
    for step in plan.steps { try refuseForeign(step) }
  }

  private func refuseForeign(_ step: PlanStep) throws(LabError) {
    let folder = folder(step)
    guard LabFiles.exists(folder), !holds(step) else { return }
    let isOurs = LabFiles.exists("\(folder)/\(Self.recordName)")
    throw LabError(
      file: folder,
      reason: isOurs
        ? "was made by another seed or recipe"
        : "is in the way: it was not made by the lab (it has no \(Self.recordName))",
      remedy: "choose another folder with --out, or move this one away")
  }

  private func write(_ product: Product, of step: PlanStep, to folder: String) throws {
    let card = Card(step: step, plan: plan, seed: seed)
    switch product {
    case .model(let model):
      try model.writeWeights(to: folder)
      try Vocabulary.tokenizer.write(to: folder, template: WordTokenizer.organismTemplate)
    case .passages(let passages):
      try PassageFile.write(passages, to: "\(folder)/\(Self.dataName)")
    }
    try LabFiles.write(card.text, to: "\(folder)/README.md")
  }

  /// What made the artifact: the whole recipe, since each artifact rests on those before it.
  private func record(of step: PlanStep) throws -> String {
    struct Record: Encodable {
      var schema = "stemma/lab/organism/1"
      var experiment = OwlNumbers.streamName
      var organism: String
      var recipe: OwlNumbersRecipe
      var seed: UInt64
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let bytes = try encoder.encode(Record(organism: step.name, recipe: plan.recipe, seed: seed))
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }
}
