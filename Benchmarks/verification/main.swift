import Checkpoints
import Glibc
import Verification

/// What the process used so far.
struct Usage {
  var seconds: Double
  var peakMebibytes: Double

  static var now: Usage {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let user = Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
    let system = Double(usage.ru_stime.tv_sec) + Double(usage.ru_stime.tv_usec) / 1e6
    return Usage(seconds: user + system, peakMebibytes: Double(usage.ru_maxrss) / 1024)
  }
}

func rounded(_ value: Double, _ digits: Int = 1) -> String {
  let scale = pow(10, Double(digits))
  return String((value * scale).rounded() / scale)
}

func check(_ model: String, _ other: String, mostUnits: Int) throws {
  let start = ContinuousClock.now
  let check = try WeightCheck(WeightFiles(path: model), against: WeightFiles(path: other), mostUnits: mostUnits)
  let wall = start.duration(to: .now)
  let usage = Usage.now
  let units = check.layers.first?.units ?? 0
  print(
    """
    \(check.outcome.rawValue): p = 10^\(rounded(check.log10P ?? 0)), \(check.layers.count) layers of \(units) units, \
    relative L2 \(rounded(check.tensors.relative ?? 0, 4)), identical \(check.tensors.identical.count), \
    changed \(check.tensors.changed.count), low-rank \(check.tensors.lowRank.count) \
    (\(Set(check.tensors.lowRank.compactMap(\.lowRank)).sorted())); \
    \(rounded(Double(wall.components.seconds))) s, \(rounded(usage.seconds)) CPU-s, peak \(rounded(usage.peakMebibytes)) MiB
    """)
}

let usage = """
  usage: verification-benchmark write DIR SHAPE SEED CHANGE     SHAPE: billion, small; CHANGE: none, tuned, merged
         verification-benchmark check MODEL OTHER [UNITS]
         verification-benchmark simulate PAIRS UNITS WIDTH LAYERS
  """

do {
  let words = Array(CommandLine.arguments.dropFirst())
  switch words.first {
  case "write" where words.count == 5:
    let shape: Shape = words[2] == "billion" ? .billion : .small
    guard let seed = UInt64(words[3]), let change = ModelWriter.Change(rawValue: words[4]) else { throw Problem(usage) }
    try ModelWriter(shape: shape, seed: seed, change: change).write(to: words[1])
  case "check" where words.count >= 3:
    try check(
      words[1], words[2], mostUnits: words.count > 3 ? Int(words[3]) ?? UnitMatching.mostUnits : UnitMatching.mostUnits)
  case "simulate" where words.count == 5:
    let numbers = words.dropFirst().compactMap { Int($0) }
    guard numbers.count == 4 else { throw Problem(usage) }
    try Simulation(pairs: numbers[0], units: numbers[1], width: numbers[2], layers: numbers[3]).run()
  default: throw Problem(usage)
  }
} catch {
  print("\(error)")
  exit(2)
}
