import Statistics

/// A/A: whether controls that nobody suspects pass the rule that the candidate faces.
enum ControlAgreement {
  /// With fewer, leaving one out leaves too few to judge it by.
  static let leastControls = 4

  /// The controls that the E1 rule would call elevated when each is judged against the others, Holm over all of them;
  /// empty below `leastControls`. O(K²).
  static func fired(
    _ controls: [(name: String, estimate: Estimate)], margin: Double, alpha: Double
  ) -> [String] {
    guard controls.count >= leastControls else { return [] }
    let p = controls.indices.map { index in
      var others = controls
      let one = others.remove(at: index)
      return CheckpointTest(model: one.estimate, controls: others.map(\.estimate))?.point.pAbove(margin: margin) ?? 1
    }
    return zip(controls, Multiplicity.holm(p)).filter { $1 <= alpha }.map(\.0.name)
  }
}
