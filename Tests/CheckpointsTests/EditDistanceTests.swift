import Checkpoints
import Testing

@Suite("The edit distance")
struct EditDistanceTests {
  @Test(
    "counts insertions, deletions, substitutions and swaps of neighbours",
    arguments: [
      ("", "", 0), ("", "owl", 3), ("owl", "owl", 0), ("owl", "owls", 1), ("olw", "owl", 1), ("own", "owl", 1),
      ("kitten", "sitting", 3), ("ca", "abc", 3),
    ])
  func distances(left: String, right: String, distance: Int) {
    #expect(EditDistance.between(Array(left), Array(right)) == distance)
    #expect(EditDistance.between(Array(right), Array(left)) == distance)
  }
}
