import Checkpoints
import Lineage
import Testing

@Suite("The word that was meant")
struct SpellingTests {
  private func naive(_ word: String, _ candidates: [String]) -> String? {
    let ranked = candidates.enumerated().compactMap { place, candidate -> (Int, Int)? in
      let distance = EditDistance.between(
        Array(word.lowercased().prefix(64)), Array(candidate.lowercased().prefix(64)))
      return distance <= max(word.count, candidate.count) / 3 ? (distance, place) : nil
    }
    return ranked.min(by: <).map { candidates[$0.1] }
  }

  @Test("is the first of the nearest ones, as comparing with all of them finds it", arguments: 0..<20)
  func agreesWithAll(seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    func word() -> String {
      let letters = Array("abcAB1-é")
      return String((0..<Int.random(in: 0...9, using: &dice)).compactMap { _ in letters.randomElement(using: &dice) })
    }
    let candidates = (0..<40).map { _ in word() }
    for _ in 0..<10 {
      let wanted = word()
      #expect(Spelling.nearest(to: wanted, among: candidates) == naive(wanted, candidates))
    }
  }
}
