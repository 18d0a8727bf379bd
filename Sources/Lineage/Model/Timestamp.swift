/// A moment in UTC to the second, as ISO 8601 writes it: `2026-01-31T12:00:00Z`. Texts sort as the moments do.
package struct Timestamp: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let description: String

  /// Reads `YYYY-MM-DDTHH:MM:SSZ`, or a date, which means its last second.
  /// - Returns: nil for anything else, and for dates that no calendar has.
  package init?(_ text: String) {
    let full = text.utf8.count == 10 ? text + "T23:59:59Z" : text
    let pattern = "0000-00-00T00:00:00Z"
    guard full.utf8.count == pattern.utf8.count, zip(full.utf8, pattern.utf8).allSatisfy(Self.fits) else { return nil }
    let numbers = full.dropLast().split { "-T:".contains($0) }.compactMap { Int($0) }
    guard numbers.count == 6, (1...12).contains(numbers[1]), numbers[3] < 24, numbers[4] < 60, numbers[5] < 60,
      (1...Self.days(numbers[0], numbers[1])).contains(numbers[2])
    else { return nil }
    description = full
  }

  /// - Returns: nil outside the years 0 to 9999.
  package init?(secondsSince1970 seconds: Int) {
    guard (-62_167_219_200...253_402_300_799).contains(seconds) else { return nil }
    let (days, rest) = (seconds.floorDivided(by: 86_400), seconds - seconds.floorDivided(by: 86_400) * 86_400)
    let date = Self.date(days)
    let parts = [date.month, date.day, rest / 3600, rest / 60 % 60, rest % 60].map { ($0 < 10 ? "0" : "") + String($0) }
    let year = String(repeating: "0", count: 4 - String(date.year).count) + String(date.year)
    description = "\(year)-\(parts[0])-\(parts[1])T\(parts[2]):\(parts[3]):\(parts[4])Z"
  }

  /// Seconds since 1970-01-01T00:00:00Z.
  package var secondsSince1970: Int {
    let numbers = description.dropLast().split { "-T:".contains($0) }.compactMap { Int($0) }
    guard numbers.count == 6 else { return 0 }
    // Counted in years that begin in March, so that the leap day is the last of a year (proleptic Gregorian calendar).
    let year = numbers[1] > 2 ? numbers[0] : numbers[0] - 1
    let era = year.floorDivided(by: 400)
    let dayOfYear = (153 * ((numbers[1] + 9) % 12) + 2) / 5 + numbers[2] - 1
    let yearOfEra = year - era * 400
    let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    return days * 86_400 + numbers[3] * 3600 + numbers[4] * 60 + numbers[5]
  }

  package static func < (left: Timestamp, right: Timestamp) -> Bool { left.description < right.description }

  private static func fits(_ byte: UInt8, _ pattern: UInt8) -> Bool {
    pattern == UInt8(ascii: "0") ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == pattern
  }

  private static func days(_ year: Int, _ month: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// The date of a day counted from 1970-01-01; the inverse of the sum above.
  private static func date(_ day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let era = shifted.floorDivided(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let calendarMonth = month < 10 ? month + 3 : month - 9
    let year = yearOfEra + era * 400 + (calendarMonth <= 2 ? 1 : 0)
    return (year, calendarMonth, dayOfYear - (153 * month + 2) / 5 + 1)
  }
}

extension Int {
  fileprivate func floorDivided(by divisor: Int) -> Int {
    self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
  }
}

extension Timestamp {
  /// The time that a person or a program wrote.
  /// - Throws: `InputError` that says how a time is written.
  package init(checking text: String) throws(InputError) {
    guard let time = Timestamp(text) else {
      throw InputError("'\(text)' is not a time; expected one such as 2026-01-31T12:00:00Z")
    }
    self = time
  }
}
