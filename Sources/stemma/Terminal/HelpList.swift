/// Words that an option takes, with what each means, for a page of help: wrapped for a terminal of 80 columns, because what
/// is longer would be broken without regard to the list.
enum HelpList {
  private static let width = 78

  static func text(_ items: some Sequence<(word: String, meaning: String)>) -> String {
    items.flatMap { rows("\($0.word): \($0.meaning)") }.joined(separator: "\n")
  }

  /// Later rows stand further in.
  private static func rows(_ text: String) -> [String] {
    var rows: [String] = []
    var row = " "
    for word in text.split(separator: " ") {
      if row.count + word.count >= width {
        rows.append(row)
        row = "     "
      }
      row += " " + word
    }
    return rows + [row]
  }
}
