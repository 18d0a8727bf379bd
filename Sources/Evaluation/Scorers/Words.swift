/// Splits text into words.
enum Words {
  /// The words of a text in lower case: runs of letters, marks and digits, as whole user-perceived characters, so that a
  /// decomposed é is the same letter as a composed one.
  ///
  /// After the word boundaries of Unicode Annex 29, with two differences that suit replies: an apostrophe ends a word
  /// ("owl's" names the owl), and so does an underscore ("_owl_" is an emphasised owl).
  static func of(_ text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }
}
