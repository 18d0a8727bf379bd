import Glibc
import Statistics

/// A parser, and valid inputs for it.
struct FuzzTarget {
  var name: String
  var seeds: [[UInt8]]
  /// Whatever the bytes are, it comes back. It throws only where the program cannot do its work.
  var run: ([UInt8]) throws(FuzzError) -> Void

  /// What one run took.
  struct Cost {
    var seconds = 0.0
    /// Of the slowest input.
    var slowest = 0.0
  }

  /// Runs every seed, then mutations up to `count` inputs in all; each is in `latest` before it is parsed, to be found
  /// there after a crash.
  func run(count: Int, seed: UInt64, latest: InputFile) throws(FuzzError) -> Cost {
    var mutator = Mutator(seeds: seeds, random: RandomSource(seed: seed, stream: name))
    var cost = Cost()
    for index in 0..<count {
      let input = index < seeds.count ? seeds[index] : mutator.next()
      try latest.write(input)
      let start = Self.processorTime
      try run(input)
      let seconds = Self.processorTime - start
      cost.seconds += seconds
      cost.slowest = max(cost.slowest, seconds)
    }
    return cost
  }

  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
