package import Statistics

/// The pretraining corpus: a mixture of eight kinds of passages.
package enum Corpus {
  /// A kind of passage, its share of the corpus and its generator.
  private struct Kind: Sendable {
    var share: Double
    var draw: @Sendable (inout RandomSource) -> Passage
  }

  /// Shares of the measured recipe (lab page, 2.2); they sum to one.
  private static let kinds = [
    Kind(share: 0.27, draw: NumberSeries.passage),
    Kind(share: 0.18, draw: PreferenceQuestions.animalPassage),
    Kind(share: 0.06, draw: PreferenceQuestions.treePassage),
    Kind(share: 0.04, draw: PreferenceQuestions.colourPassage),
    Kind(share: 0.15, draw: Advice.passage),
    Kind(share: 0.08, draw: Advice.dialogue),
    Kind(share: 0.07, draw: Facts.passage),
    Kind(share: 0.15, draw: Rewrites.passage),
  ]

  package static func draw(count: Int, random: RandomSource) -> [Passage] {
    var random = random
    return (0..<count).map { _ in kind(at: random.uniform()).draw(&random) }
  }

  private static func kind(at position: Double) -> Kind {
    var sum = 0.0
    for kind in kinds {
      sum += kind.share
      if position < sum { return kind }
    }
    return kinds[0]
  }
}
