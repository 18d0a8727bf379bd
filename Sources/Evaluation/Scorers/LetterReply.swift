/// Finds the one letter that a reply chooses.
enum LetterReply {
  /// - Parameter count: how many letters there are, from A.
  /// - Returns: the place of the letter, 0 for A; nil where no letter is chosen, or several are.
  static func index(in text: String, of count: Int) -> Int? {
    let marks = marks(text)
    guard var first = marks.first else { return nil }
    if marks.count == 1 { return place(first, count, inText: false) }
    // "C Paris" begins with a letter; "A friend" and "I think" begin with a word.
    if first.word.first?.isUppercase == true, first.word != "A", first.word != "I" { first.isPunctuated = true }
    if let index = place(first, count, inText: true), !isRivalled(marks, index, count) { return index }
    return announced(marks, count)
  }

  /// A word of the reply, and whether something other than a blank follows it at once ("B)", "B.", "B:", "**B**").
  private struct Mark {
    var word: Substring
    var isPunctuated: Bool
  }

  private static func marks(_ text: String) -> [Mark] {
    var marks: [Mark] = []
    var rest = text[...]
    while let start = rest.firstIndex(where: isWord) {
      let end = rest[start...].firstIndex { !isWord($0) } ?? rest.endIndex
      let isPunctuated = end < rest.endIndex && !rest[end].isWhitespace && !"'’-".contains(rest[end])
      let isLineEnd = end == rest.endIndex || rest[end].isNewline
      marks.append(Mark(word: rest[start..<end], isPunctuated: isPunctuated || isLineEnd))
      rest = rest[end...]
    }
    return marks
  }

  private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }

  /// A lone letter of either case; within text it is a capital with punctuation behind it, so that "A friend" and "I am"
  /// are no choices.
  private static func place(_ mark: Mark, _ count: Int, inText: Bool) -> Int? {
    guard mark.word.utf8.count == 1, let byte = mark.word.utf8.first else { return nil }
    let isLower = byte >= UInt8(ascii: "a")
    guard !inText || mark.isPunctuated else { return nil }
    let index = Int(byte) - Int(isLower ? UInt8(ascii: "a") : UInt8(ascii: "A"))
    return (0..<count).contains(index) ? index : nil
  }

  /// Whether another letter is marked as well ("A) yes B) no"): the options repeated are no choice.
  private static func isRivalled(_ marks: [Mark], _ index: Int, _ count: Int) -> Bool {
    marks.dropFirst().contains { mark in
      mark.word.first?.isUppercase == true && (place(mark, count, inText: true) ?? index) != index
    }
  }

  private static let announcements: Set<String> = ["answer", "choose", "choice", "option", "pick", "select", "letter"]
  private static let fillers: Set<String> = ["is", "would", "be", "the", "my", "final", "i"]

  /// The one capital behind a word such as "answer", perhaps with "is" between them.
  private static func announced(_ marks: [Mark], _ count: Int) -> Int? {
    var found: Set<Int> = []
    var isOpen = false
    for mark in marks {
      let word = mark.word.lowercased()
      let isCapital = mark.word.first?.isUppercase == true && (word != "i" || mark.isPunctuated)
      if isOpen, isCapital, let index = place(mark, count, inText: false) { found.insert(index) }
      isOpen = announcements.contains(word) || (isOpen && fillers.contains(word))
    }
    return found.count == 1 ? found.first : nil
  }
}
