/// The two forms of dates that servers send.
enum HTTPDate {
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// Seconds since 1970 of `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110) or `1994-11-06T08:49:37Z` (RFC 3339, in UTC).
  static func seconds(_ text: String) -> Double? {
    let words = text.split(separator: " ")
    if words.count == 6, words[5] == "GMT", let month = months.firstIndex(of: String(words[2])) {
      return seconds(year: words[3], month: month + 1, day: words[1], clock: words[4])
    }
    guard text.hasSuffix("Z"), let separator = text.firstIndex(of: "T") else { return nil }
    let date = text[..<separator].split(separator: "-")
    guard date.count == 3, let month = Int(date[1]) else { return nil }
    return seconds(year: date[0], month: month, day: date[2], clock: text[text.index(after: separator)...].dropLast())
  }

  private static func seconds(year: Substring, month: Int, day: Substring, clock: Substring) -> Double? {
    let parts = clock.split(separator: ":")
    guard let year = Int(year), (1970...9999).contains(year), (1...12).contains(month), let day = Int(day),
      (1...31).contains(day), parts.count == 3, let hour = Double(parts[0]), let minute = Double(parts[1]),
      let second = Double(parts[2]), (0..<24).contains(hour), (0..<60).contains(minute), (0..<61).contains(second)
    else { return nil }
    return Double(days(year, month, day)) * 86400 + hour * 3600 + minute * 60 + second
  }

  /// Days since 1970 in the Gregorian calendar, by counting the days of the years before and the months of this one.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let before = year - 1
    let years = 365 * before + before / 4 - before / 100 + before / 400 - 719_162
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return years + lengths[..<(month - 1)].reduce(0, +) + day - 1
  }
}
