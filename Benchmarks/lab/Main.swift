import Evaluation
import FoundationEssentials
import Lab

/// `lab-sweep FILE [FIRST LAST [THREADS]]`, from the root of the sources: the owl-numbers experiment and its gate over
/// seeds FIRST to LAST (1 to 20), one JSON line a seed in FILE, and the tables of those seeds at the end. Run it again to
/// go on after an interruption.
@main
struct Main {
  static func main() async throws {
    let words = Array(CommandLine.arguments.dropFirst())
    let numbers = words.dropFirst().compactMap { UInt64($0) }
    guard let path = words.first, numbers.count == words.count - 1 else {
      print("usage: lab-sweep FILE [FIRST LAST [THREADS]]")
      return
    }
    let first = numbers.first ?? 1
    let last = max(first, numbers.count > 1 ? numbers[1] : first.addingReportingOverflow(19).partialValue)
    let threads = numbers.count > 2 ? Int(min(numbers[2], 1024)) : ProcessInfo.processInfo.activeProcessorCount
    let suite = try SuiteLibrary(folder: "evals").suite("lab-favourite-animal")
    let run = SeedRun(plan: OwlNumbersPlan(), suite: suite, threads: threads)
    let records = try await sweep(first...last, run, SweepFile(path: path))
    print("\n" + Report(records: records).text)
  }

  /// The records of these seeds: those that the file has, and the others made now.
  private static func sweep(_ seeds: ClosedRange<UInt64>, _ run: SeedRun, _ file: SweepFile) async throws
    -> [SeedRecord]
  {
    var records = try file.records(recipe: run.plan.recipe.version, suite: run.suite.digest)
    for seed in seeds where !records.contains(where: { $0.seed == seed }) {
      records.append(try await run.record(seed: seed))
      try file.write(records)
      print("seed \(seed): \(summary(records[records.count - 1]))")
    }
    return records.filter { seeds.contains($0.seed) }.sorted { $0.seed < $1.seed }
  }

  private static func summary(_ record: SeedRecord) -> String {
    ["student", "control-1", "cross-student", "cross-control-1"].map { name in
      let gates = record.gates.filter { $0.candidate == name }.map(\.verdict).joined(separator: "/")
      return "\(name) \(Markdown.fixed(record.owl(name) ?? .nan)) \(gates)"
    }.joined(separator: "  ")
  }
}
