/// Finds the word that was meant.
package enum Spelling {
  /// The candidate with the smallest edit distance to `word`, when it is near enough to be what was meant (at most a
  /// third of the longer word); ties go to the first in order. O(candidates · length²).
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    var best: (word: String, distance: Int)?
    for candidate in candidates {
      let limit = max(word.count, candidate.count) / 3
      let distance = editDistance(Array(word.lowercased().prefix(64)), Array(candidate.lowercased().prefix(64)))
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// Damerau–Levenshtein distance with adjacent transpositions (optimal string alignment).
  static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var twoBack: [Int] = []
    var previous = Array(0...right.count)
    for i in left.indices {
      var current = [i + 1]
      for j in right.indices {
        var best = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { best = min(best, twoBack[j - 1] + 1) }
        current.append(best)
      }
      twoBack = previous
      previous = current
    }
    return previous[right.count]
  }
}
