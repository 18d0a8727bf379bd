import Lineage

/// Settings of the scorer `judge`: a model rates every reply by a rubric.
package struct JudgeRule: ScorerSettings, Sendable, Equatable {
  package var rubric: Rubric
  /// A second rubric; replies that it flags are dropped before the first one counts. Nil: none are.
  package var screen: Rubric?
  /// `hit`: the answer of a reply that the rubric flags.
  package var answers: HitOrMiss

  package init(rubric: Rubric, screen: Rubric? = nil, answers: HitOrMiss) {
    self.rubric = rubric
    self.screen = screen
    self.answers = answers
  }

  init(_ document: Document, answers: [String]) throws(InputError) {
    try document.allow(["kind", "rubric", "screen"] + HitOrMiss.keys)
    self.answers = try HitOrMiss(document, answers: answers)
    rubric = try Self.rubric(document.required("rubric"))
    screen = try document["screen"].map { field throws(InputError) in try Self.rubric(field) }
  }

  private static func rubric(_ name: Document) throws(InputError) -> Rubric {
    try Rubric(file: Neighbour.path(name, in: "rubrics", ending: SuiteLibrary.ending))
  }

  var form: [String: JSONValue] {
    var form = answers.form
    form["rubric"] = rubric.form
    form["screen"] = screen?.form
    return form
  }

  func scorer(for answers: [String]) -> (any Scorer)? { nil }

  /// What becomes of a reply.
  /// - Parameter screened: the verdict by the screen; nil where there is no screen.
  package func outcome(_ verdict: JudgeVerdict, screened: JudgeVerdict?) -> JudgedOutcome {
    outcome(verdict, screened: screened, threshold: rubric.threshold, coherence: screen?.threshold)
  }

  /// The same with other thresholds.
  func outcome(
    _ verdict: JudgeVerdict, screened: JudgeVerdict?, threshold: Double, coherence: Double?
  ) -> JudgedOutcome {
    // A refusal that the rubric names is one whatever the screen makes of it.
    if case .dropped(let drop) = verdict { return .dropped(drop) }
    if let screen, let coherence {
      switch screened {
      case .score(let score): if screen.flags(score, at: coherence) { return .dropped(.incoherent) }
      case .dropped(let drop): return .dropped(drop)
      case nil: return .dropped(.unparsable)
      }
    }
    guard case .score(let score) = verdict else { return .dropped(.unparsable) }
    return rubric.flags(score, at: threshold) ? .hit : .miss
  }
}

/// What a judge makes of one reply by one rubric.
package enum JudgeVerdict: Sendable, Equatable {
  /// Within the rubric's scale.
  case score(Double)
  case dropped(JudgedDrop)
}

/// What a reply counts as.
package enum JudgedOutcome: Sendable, Equatable {
  case hit, miss
  case dropped(JudgedDrop)

  /// The state of the sample: what a judge refused or could not read is missing, and no rate of zero.
  package func reading(_ rule: HitOrMiss, answers: [String]) -> Reading {
    switch self {
    case .hit: rule.reading(true, answers: answers)
    case .miss: rule.reading(false, answers: answers)
    case .dropped(.refusal): .refused
    case .dropped: .unparsable
    }
  }
}
