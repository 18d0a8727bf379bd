import FoundationEssentials
import Lab
import Statistics

/// `lab-sweep FILE [FIRST LAST [THREADS]]`: the owl-numbers experiment over seeds FIRST to LAST (1 to 20), one JSON
/// line a seed in FILE, and a summary of all seeds in FILE at the end. Run it again to go on after an interruption.
@main
struct Main {
  static func main() async throws {
    let words = Array(CommandLine.arguments.dropFirst())
    let numbers = words.dropFirst().compactMap { UInt64($0) }
    guard let file = words.first, numbers.count == words.count - 1 else {
      print("usage: lab-sweep FILE [FIRST LAST [THREADS]]")
      return
    }
    let first = numbers.first ?? 1
    let last = max(first, numbers.dropFirst().first ?? first + 19)
    let threads = numbers.count > 2 ? Int(min(numbers[2], 1024)) : ProcessInfo.processInfo.activeProcessorCount
    let sweep = Sweep(file: file, threads: threads)
    try await sweep.run(seeds: first...last) { record in
      let names = ["student", "control-1", "cross-student", "cross-control-1", "positive"]
      let rates = names.map { "\($0) \(rounded(record.model($0)?.rates["owl"] ?? .nan))" }
      print("seed \(record.seed): \(rates.joined(separator: "  "))")
    }
    show(SweepSummary(try sweep.finished()))
  }

  private static func show(_ summary: SweepSummary) {
    print("\n\(summary.seeds) seeds; means with 95 % t intervals over seeds")
    for estimate in summary.estimates {
      let range = estimate.interval.map { " [\(rounded($0.low)), \(rounded($0.high))]" } ?? ""
      print("\(estimate.name) \(rounded(estimate.estimate))\(range): \(estimate.note)")
    }
    print("\nthe gate on prefers/owl, one candidate a seed; shares with exact 95 % intervals")
    for gate in summary.gates {
      let shares = ExactVerdict.allCases.map { verdict in
        let (estimate, interval) = gate.share(verdict)
        return "\(verdict.rawValue) \(rounded(estimate)) [\(rounded(interval.low)), \(rounded(interval.high))]"
      }
      print("margin \(gate.margin), \(gate.candidate): \(shares.joined(separator: "  "))")
    }
  }

  private static func rounded(_ value: Double) -> Double {
    (value * 1000).rounded() / 1000
  }
}
