import Glibc

/// Times of this thread's work: processor time, because other programs run on the machine too.
struct Times {
  private(set) var seconds: [Double]

  init(_ seconds: [Double] = []) { self.seconds = seconds }

  mutating func measure<Result>(_ body: () throws -> Result) rethrows -> Result {
    let start = Self.now()
    let result = try body()
    seconds.append(Self.now() - start)
    return result
  }

  var median: Double { quantile(0.5) }
  var last: Double { seconds.last ?? 0 }

  func quantile(_ share: Double) -> Double {
    guard !seconds.isEmpty else { return 0 }
    let sorted = seconds.sorted()
    return sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
  }

  /// User and system time of the process.
  static func now() -> Double { now(CLOCK_PROCESS_CPUTIME_ID) }

  /// For work on several processors that waits for the disk: counts what other programs do, too.
  static func wallClock() -> Double { now(CLOCK_MONOTONIC) }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// One line of the result.
struct Figure {
  var question: String
  var value: String
  var target = ""
  /// nil where there is no target, or nothing that it speaks of.
  var isMet: Bool?

  var line: String {
    let verdict = isMet.map { $0 ? "met" : "MISSED" } ?? ""
    return [question.padded(44), value.padded(40), target.padded(24), verdict].joined(separator: " ")
  }
}

extension String {
  func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

extension Double {
  /// Milliseconds with two decimals.
  var milliseconds: String { (self * 1e3).formatted(2) + " ms" }

  func formatted(_ decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    let whole = Int((self * scale).rounded())
    guard decimals > 0 else { return "\(whole)" }
    let digits = String(repeating: "0", count: max(0, decimals + 1 - "\(whole)".count)) + "\(whole)"
    return "\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
  }
}
