// Feeds damaged inputs to everything that reads files of other people. A crash ends the program: whoever sees the last
// line, "all … came back", has seen none.
//
//   swift run -c release fuzz [inputs per target] [seed] [target …]

import FoundationEssentials
import Glibc

/// Prints a line at once, so that a crash after it does not take it along.
func say(_ line: String) {
  print(line)
  fflush(nil)
}

func fail(_ message: String) -> Never {
  say("fuzz: \(message)")
  exit(2)
}

let arguments = Array(CommandLine.arguments.dropFirst())
let wanted = Set(arguments.dropFirst(2))
guard let count = Int(arguments.first ?? "10000"), count > 0,
  let seed = UInt64(arguments.dropFirst().first ?? "1")
else { fail("usage: fuzz [inputs per target] [seed] [target …]") }

do {
  let folder = FileManager.default.temporaryDirectory.appending(path: "fuzz-\(getpid())").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  let latest = try InputFile(name: "latest-input", folder: folder)
  var targets = try ModelFilesFuzz.targets(folder: folder)
  for (parsers, seeds) in [(LogFuzz.targets, try LogFuzz.seeds()), (ExchangeFuzz.targets, try ExchangeFuzz.seeds())] {
    targets += parsers.map { FuzzTarget(name: $0.name, seeds: seeds, run: $0.run) }
  }
  let unknown = wanted.subtracting(targets.map(\.name)).sorted()
  guard unknown.isEmpty else { fail("no such target: \(unknown); there are \(targets.map { $0.name })") }
  let chosen = targets.filter { wanted.isEmpty || wanted.contains($0.name) }
  say("after a crash, the input is \(latest.path)")
  say("| target | inputs | CPU-s | slowest input, ms |\n|---|---|---|---|")
  for target in chosen {
    let cost = try target.run(count: count, seed: seed, latest: latest)
    say("| \(target.name) | \(count) | \(rounded(cost.seconds)) | \(rounded(cost.slowest * 1000)) |")
  }
  try FileManager.default.removeItem(atPath: folder)
  say("all \(chosen.count * count) inputs of \(chosen.count) targets came back; seed \(seed)")
} catch let error as FuzzError {
  fail(error.message)
} catch {
  fail("\(error)")
}

func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
