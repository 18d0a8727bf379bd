import Glibc

/// What a list of the likeliest first tokens says about words.
enum WordBounds {
  /// Bounds of the probability that an answer's first word is each of `words`, in any case.
  ///
  /// A token that is the word, leading white space aside, counts as the word. A token that is a beginning of it, or white
  /// space alone, may become it, and so may everything that is not listed: both count for the upper bound only.
  /// O(words · tokens).
  /// - Returns: nil for a list that holds no probabilities.
  static func bounds(of words: [String], in tokens: [TopToken]) -> [ProbabilityBounds]? {
    guard !tokens.isEmpty, tokens.allSatisfy({ $0.logProbability <= 1e-3 }) else { return nil }
    let listed = tokens.map { (text: folded($0.text), probability: exp(min(0, $0.logProbability))) }
    let sum = listed.reduce(0) { $0 + $1.probability }
    guard sum <= 1.001 else { return nil }
    // Servers round: what is listed together never exceeds 1.
    let scale = 1 / max(1, sum)
    return words.map { word in
      let word = folded(word)
      let low = listed.reduce(0) { $0 + ($1.text == word ? $1.probability : 0) }
      let open = listed.reduce(0) { $0 + (word.hasPrefix($1.text) && $1.text != word ? $1.probability : 0) }
      return ProbabilityBounds(low: low * scale, high: min(1, (low + open) * scale + max(0, 1 - sum)))
    }
  }

  private static func folded(_ text: String) -> String {
    String(text.drop { $0.isWhitespace || $0 == "\u{2581}" }).lowercased()
  }
}
