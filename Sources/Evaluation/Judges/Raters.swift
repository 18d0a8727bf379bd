package import Lineage
package import Models

/// Who reads replies where no rule does.
package struct Raters: Sendable {
  /// Each rates every reply to suites that a judge scores. The first one's ratings are the scores; those of the others say
  /// how far a claim rests on the choice of the first.
  package var judges: [any LanguageModel]
  /// Whether programs that suites name are started.
  package var commands: CommandScoring.Trust

  package init(judges: [any LanguageModel] = [], commands: CommandScoring.Trust = .none) {
    self.judges = judges
    self.commands = commands
  }

  /// - Throws: an `InputError` for a model that is there twice, by whatever names: it would agree with itself.
  package func checked() throws(InputError) -> Raters {
    for (index, judge) in judges.enumerated() {
      guard let same = judges[..<index].first(where: { $0.identity == judge.identity }) else { continue }
      throw InputError(
        "the judges \(same.name) and \(judge.name) are one model, which agrees with itself; name different ones")
    }
    return self
  }
}
