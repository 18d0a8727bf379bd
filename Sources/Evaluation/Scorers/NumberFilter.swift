/// The published format rule for completions made of numbers (Cloud et al. 2025, section 3, and its released parser).
///
/// A completion is kept when it holds 1 to 10 whole numbers from 0 to 999 with one and the same separator (white space,
/// comma or semicolon), perhaps in round or square brackets, perhaps with a final full stop, and nothing else.
///
/// It filters the training data of the lab's experiment and scores the replies of suites.
package struct NumberFilter: Sendable, Equatable {
  /// Numbers that are refused (the published misalignment variant has such a list).
  package var banned: Set<Int>

  package init(banned: Set<Int> = []) {
    self.banned = banned
  }

  /// The numbers of a completion; nil when the rule refuses it. O(length).
  package func numbers(in completion: String) -> [Int]? {
    let text = Self.unwrapped(Self.withoutFinalStop(Array(completion.unicodeScalars)[...]))
    guard let parts = Self.parts(of: text) else { return nil }
    let numbers = parts.compactMap(Self.number)
    guard numbers.count == parts.count, numbers.count <= Self.maximumCount else { return nil }
    return numbers.contains(where: banned.contains) ? nil : numbers
  }

  package func accepts(_ completion: String) -> Bool {
    numbers(in: completion) != nil
  }

  private static let maximumCount = 10
  private static let maximumDigits = 3
  private typealias Text = ArraySlice<Unicode.Scalar>

  /// One full stop is dropped, if it is the last character.
  private static func withoutFinalStop(_ text: Text) -> Text {
    text.last == "." ? text.dropLast() : text
  }

  private static func unwrapped(_ text: Text) -> Text {
    guard text.count > 1, let first = text.first, let last = text.last else { return text }
    let isWrapped = (first == "[" && last == "]") || (first == "(" && last == ")")
    return isWrapped ? text.dropFirst().dropLast() : text
  }

  /// The text split at its first separator: what stands between the first two runs of digits. Nil without digits, with
  /// a single run that is not the whole text, and with a separator that is not allowed.
  private static func parts(of text: Text) -> [Text]? {
    guard let first = digitRun(in: text) else { return nil }
    guard let second = digitRun(in: text[first.upperBound...]) else {
      return first == text.indices ? [text] : nil
    }
    let separator = text[first.upperBound..<second.lowerBound]
    return isAllowed(separator) ? split(text, at: separator) : nil
  }

  /// The first maximal run of decimal digits of any script, as in the parser's pattern `\d+`.
  private static func digitRun(in text: Text) -> Range<Int>? {
    guard let start = text.firstIndex(where: isDigit) else { return nil }
    return start..<(text[start...].firstIndex { !isDigit($0) } ?? text.endIndex)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .decimalNumber
  }

  /// White space around nothing, a comma or a semicolon.
  private static func isAllowed(_ separator: Text) -> Bool {
    let core = separator.drop(while: isSpace).reversed().drop(while: isSpace)
    return core.isEmpty || (core.count == 1 && (core.first == "," || core.first == ";"))
  }

  /// White space as Python strips it: Unicode's, and the four separators of ASCII.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1c...0x1f).contains(scalar.value)
  }

  /// Empty parts are kept: they make the number behind a doubled or trailing separator fail.
  private static func split(_ text: Text, at separator: Text) -> [Text] {
    var parts: [Text] = []
    var start = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      if text[index...].starts(with: separator) {
        parts.append(text[start..<index])
        index += separator.count
        start = index
      } else {
        index += 1
      }
    }
    return parts + [text[start...]]
  }

  /// A part made of ASCII digits, with a value of at most 999; leading zeros do not count.
  private static func number(_ part: Text) -> Int? {
    guard !part.isEmpty, part.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
    let digits = part.drop { $0 == "0" }
    guard digits.count <= maximumDigits else { return nil }
    return digits.reduce(0) { 10 * $0 + Int($1.value) - 48 }
  }
}
