import FoundationEssentials

/// The experiment over many seeds, in memory: one JSON line a seed, written as soon as it is measured.
///
/// A sweep that was interrupted goes on with the seeds that its file does not have.
package struct Sweep: Sendable {
  private let file: String
  private let plan: OwlNumbersPlan
  private let threads: Int

  package init(file: String, plan: OwlNumbersPlan = OwlNumbersPlan(), threads: Int) {
    self.file = file
    self.plan = plan
    self.threads = threads
  }

  /// The seeds that the file has, in its order. A last line that was cut off does not count.
  /// - Throws: `LabError` when the file comes from another recipe: such seeds must not be mixed.
  package func finished() throws(LabError) -> [SweepRecord] {
    let decoder = JSONDecoder()
    let lines = (LabFiles.text(file) ?? "").split(separator: "\n")
    let records = lines.compactMap { try? decoder.decode(SweepRecord.self, from: Data($0.utf8)) }
    guard records.allSatisfy({ $0.version == plan.recipe.version }) else {
      throw LabError(file: file, reason: "was made by another version of the recipe", remedy: "choose another file")
    }
    return records
  }

  /// - Parameter report: called with each seed's record, those found in the file first.
  package func run(seeds: ClosedRange<UInt64>, report: @Sendable (SweepRecord) -> Void) async throws {
    let before = try finished()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var text = ""
    for record in before { text += String(decoding: try encoder.encode(record), as: UTF8.self) + "\n" }
    before.forEach(report)
    for seed in seeds where !before.contains(where: { $0.seed == seed }) {
      let products = try await PlanRunner(plan: plan, seed: seed, threads: threads).run()
      let record = SweepRecord(seed: seed, plan: plan, measures: try OwlNumbers.measure(products))
      text += String(decoding: try encoder.encode(record), as: UTF8.self) + "\n"
      // The whole file again, under another name first: a reader never sees half a line.
      try LabFiles.write(text, to: file + ".partial")
      try LabFiles.move(file + ".partial", to: file)
      report(record)
    }
  }
}
