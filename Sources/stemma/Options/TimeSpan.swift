import ArgumentParser

/// A length of time as people write it: `90s`, `30m`, `2h`, `1h30m`.
struct TimeSpan: ExpressibleByArgument, Sendable, Equatable {
  let text: String
  let duration: Duration

  private static let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
  /// Ten years.
  private static let longest = 3.2e8

  init?(argument: String) {
    var (rest, seconds) = (argument[...], 0.0)
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      guard let number = Double(digits), let unit = rest.dropFirst(digits.count).first, let size = Self.units[unit]
      else { return nil }
      seconds += number * size
      rest = rest.dropFirst(digits.count + 1)
    }
    guard seconds > 0, seconds <= Self.longest else { return nil }
    (text, duration) = (argument, .seconds(seconds))
  }
}
