import Lineage

/// Reads `scorer:` of a suite.
struct ScorerRuleReader {
  let document: Document
  let answers: [String]

  func rule() throws(InputError) -> ScorerRule {
    switch try document.required("kind").word(ScorerRule.Kind.self) {
    case .word: return .word(try WordRule(document, answers: answers))
    case .substring:
      try document.allow(["kind"])
      return .substring
    case .choice: return .choice(try ChoiceRule(document))
    case .exact: return .exact(try HitOrMissRule(.exact, document, answers: answers))
    case .regex: return .regex(try RegexRule(document, answers: answers))
    case .numberFormat: return .numberFormat(try NumberFormatRule(document, answers: answers))
    case .jsonSchema: return .jsonSchema(try JSONSchemaRule(document, answers: answers))
    case .refusal: return .refusal(try HitOrMissRule(.refusal, document, answers: answers))
    case .judge: return .judge(try JudgeRule(document, answers: answers))
    case .command: return .command(try CommandRule(document))
    }
  }
}
