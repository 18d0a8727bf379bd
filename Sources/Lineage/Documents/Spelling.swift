import Checkpoints

/// Finds the word that was meant.
package enum Spelling {
  /// The candidate with the smallest edit distance to `word`, when it is near enough to be what was meant (at most a
  /// third of the longer word); ties go to the first in order. O(candidates · length²).
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    var best: (word: String, distance: Int)?
    for candidate in candidates {
      let limit = max(word.count, candidate.count) / 3
      let distance = EditDistance.between(
        Array(word.lowercased().prefix(64)), Array(candidate.lowercased().prefix(64)))
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
  }
}
