import Lineage
import Models

/// The scores of one sample by answer, as the store keeps them: `{"owl":1}` for a reply that gives the owl,
/// `{"cat":0.0612,"owl":0.0498}` for exact probabilities, and `{"owl":[0.04,0.06]}` where only bounds are known.
struct SampleScores: Equatable {
  var byAnswer: [String: ProbabilityBounds]

  init(byAnswer: [String: ProbabilityBounds]) {
    self.byAnswer = byAnswer
  }

  /// Canonical; numbers read back to the same bits.
  var json: String {
    JSONValue.object(
      byAnswer.mapValues { $0.isExact ? .number($0.low) : [.number($0.low), .number($0.high)] }
    ).canonical
  }

  /// - Returns: nil for anything that `json` does not write: no object, or a number that is no probability.
  init?(json: String) {
    guard let members = (try? JSONValue(parsing: json))?.object else { return nil }
    byAnswer = members.compactMapValues(Self.bounds)
    guard byAnswer.count == members.count else { return nil }
  }

  private static func bounds(_ value: JSONValue) -> ProbabilityBounds? {
    let limits = value.number.map { [$0, $0] } ?? value.array?.compactMap(\.number) ?? []
    guard limits.count == 2, limits[0] >= 0, limits[0] <= limits[1], limits[1] <= 1 else { return nil }
    return ProbabilityBounds(low: limits[0], high: limits[1])
  }
}
