import Checkpoints

/// Finds the word that was meant.
package enum Spelling {
  /// Longer words are compared by their beginnings.
  private static let length = 64

  /// The candidate with the smallest edit distance to `word`, when it is near enough to be what was meant (at most a
  /// third of the longer word); ties go to the first in order. O(candidates · length), and O(length²) for each that has
  /// nearly the same letters.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    var best: (word: String, distance: Int)?
    var letters = Letters(word, length)
    for candidate in candidates {
      let limit = min(max(word.count, candidate.count) / 3, (best?.distance ?? .max) - 1)
      if let atLeast = letters.distance(atLeastTo: candidate, length), atLeast > limit { continue }
      let distance = EditDistance.between(
        Array(word.lowercased().prefix(length)), Array(candidate.lowercased().prefix(length)))
      if distance <= limit { best = (candidate, distance) }
    }
    return best?.word
  }

  /// How often each letter occurs in a word: a bound for edit distances that costs next to nothing.
  private struct Letters {
    private var counts = [Int](repeating: 0, count: 128)
    private let count: Int
    /// Letters of other scripts are not counted; then there is no bound.
    private let isPlain: Bool

    init(_ word: String, _ length: Int) {
      let letters = word.utf8.prefix(length)
      isPlain = word.utf8.allSatisfy { $0 < 128 }
      count = letters.count
      if isPlain { for letter in letters { counts[Self.lowercase(letter)] += 1 } }
    }

    private static func lowercase(_ letter: UInt8) -> Int {
      Int((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter) ? letter | 0x20 : letter)
    }

    /// - Returns: nil where nothing can be said.
    mutating func distance(atLeastTo candidate: String, _ length: Int) -> Int? {
      guard isPlain, candidate.utf8.allSatisfy({ $0 < 128 }) else { return nil }
      let letters = candidate.utf8.prefix(length)
      var additional = 0
      for letter in letters.map(Self.lowercase) {
        counts[letter] -= 1
        if counts[letter] < 0 { additional += 1 }
      }
      for letter in letters.map(Self.lowercase) { counts[letter] += 1 }
      return max(additional, count - (letters.count - additional))
    }
  }
}
