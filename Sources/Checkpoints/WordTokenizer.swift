/// A vocabulary of whole words: token i is `words[i]`, and text is words with white space between them.
package struct WordTokenizer: Sendable, Equatable {
  /// A word that the vocabulary does not have.
  package struct UnknownWord: Error, Sendable, Equatable, CustomStringConvertible {
    package var word: String
    /// Its place in the text, counted in words from 1.
    package var position: Int
    /// Up to three similar words of the vocabulary, the most similar first.
    package var nearest: [String]

    package var description: String {
      let hint = nearest.isEmpty ? "" : "; did you mean \(nearest.map { "`\($0)`" }.joined(separator: ", "))?"
      return "word \(position), `\(word)`, is not in the vocabulary\(hint)"
    }
  }

  package let words: [String]
  private let ids: [String: Int]

  /// - Precondition: no word appears twice or contains white space, and none is empty.
  package init(words: [String]) {
    if let problem = Self.problem(with: words) { preconditionFailure(problem) }
    self.words = words
    ids = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0) })
  }

  /// What is wrong with a vocabulary, or nil.
  static func problem(with words: [String]) -> String? {
    var seen: Set<String> = []
    for (id, word) in words.enumerated() {
      if word.isEmpty || word.contains(where: \.isWhitespace) { return "word \(id) is empty or has white space" }
      if !seen.insert(word).inserted { return "the word `\(word)` appears twice" }
    }
    return nil
  }

  package func id(of word: String) -> Int? {
    ids[word]
  }

  /// The tokens of the words of `text`, which are separated by white space.
  package func encode(_ text: String) throws(UnknownWord) -> [Int] {
    var tokens: [Int] = []
    for (index, part) in text.split(whereSeparator: \.isWhitespace).enumerated() {
      let word = String(part)
      guard let id = ids[word] else {
        throw UnknownWord(word: word, position: index + 1, nearest: nearest(to: word))
      }
      tokens.append(id)
    }
    return tokens
  }

  /// The words of the tokens with single spaces between; a number that is no token becomes U+FFFD.
  package func decode(_ ids: [Int]) -> String {
    ids.map { words.indices.contains($0) ? words[$0] : "\u{fffd}" }.joined(separator: " ")
  }

  private func nearest(to word: String) -> [String] {
    let limit = max(1, word.count / 3)
    let letters = Array(word)
    let all = words.map { (word: $0, distance: EditDistance.between(Array($0), letters)) }
    let close = all.filter { $0.distance <= limit }
    return close.sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }.prefix(3).map(\.word)
  }
}
