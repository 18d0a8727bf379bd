import Lineage

/// How old an evaluation may be.
package enum MaximumAge: Sendable, Equatable {
  case days(Int)
  /// No limit.
  case never

  /// Reads `30d`, `4w` or `never`.
  init(_ document: Document) throws(InputError) {
    let text = try document.string()
    if text == "never" {
      self = .never
      return
    }
    guard let unit = text.last, let perUnit = ["d": 1, "w": 7][unit], let count = Int(text.dropLast()),
      (1...36_500).contains(count)
    else { throw document.error("'\(text)' is not an age", expected: ["30d (days)", "4w (weeks)", "never"]) }
    self = .days(count * perUnit)
  }
}
