import Evaluation
import Lineage

/// What a command line chooses of a suite.
extension Suite {
  /// - Throws: `InputError` with the nearest name for a context that the suite does not have.
  func chosen(context name: String) throws(InputError) -> Context {
    if let found = context(named: name) { return found }
    let names = contexts.map(\.name)
    throw InputError(
      "suite \(id) has no context '\(name)'", expected: names, nearest: Spelling.nearest(to: name, among: names))
  }

  /// The answers that show these traits, or all that show one where none are named.
  /// - Throws: `InputError` with the nearest name for a trait that the suite does not measure.
  func answers(showing traits: [String]) throws(InputError) -> [String] {
    guard !traits.isEmpty else { return measured.map(\.answer) }
    var answers: [String] = []
    for trait in traits {
      guard let answer = answer(for: trait) else {
        throw InputError(
          "suite \(id) does not measure '\(trait)'", nearest: Spelling.nearest(to: trait, among: self.traits))
      }
      answers.append(answer)
    }
    return answers
  }
}
