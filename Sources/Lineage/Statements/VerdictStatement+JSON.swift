extension VerdictStatement: StatementContent {
  static let schema = "stemma/verdict/1"

  var members: [String: JSONValue?] {
    [
      "candidate": candidate.json, "policy-digest": .string(policyDigest), "verdict": .string(verdict.rawValue),
      "exit": JSONValue(exit), "traits": .array(traits.map(\.json)), "findings": .array(findings.map(\.json)),
      "decided-at": .string(decidedAt.description),
    ]
  }

  init(_ fields: JSONFields) throws(InputError) {
    try fields.allow(["schema", "candidate", "policy-digest", "verdict", "exit", "traits", "findings", "decided-at"])
    var traits: [Trait] = []
    for trait in try fields.objects("traits") { traits.append(try Trait(trait)) }
    var findings: [Finding] = []
    for finding in try fields.objects("findings") { findings.append(try Finding(finding)) }
    self.init(
      candidate: try ArtifactReference(fields.object("candidate")), policyDigest: try fields.string("policy-digest"),
      verdict: try fields.word("verdict", Verdict.self), exit: try fields.integer("exit"), traits: traits,
      findings: findings, decidedAt: try fields.timestamp("decided-at"))
  }

  func validate() throws(InputError) {
    try candidate.validate()
    for (index, trait) in traits.enumerated() {
      let field = "traits.\(index)"
      if let problem = TraitName.problem(trait.trait) { throw InputError(problem, field: field) }
      if let p = trait.p, !(0...1).contains(p) { throw InputError("p = \(p) is outside 0 to 1", field: field) }
      for (value, most) in [(trait.margin, 1.0), (trait.difference ?? 0, 2)] where !(-most...most).contains(value) {
        throw InputError("\(value) is outside \(-most) to \(most)", field: field)
      }
    }
  }
}

extension VerdictStatement.Trait {
  fileprivate var json: JSONValue {
    .members([
      "trait": .string(trait), "suite": .string(suite), "suite-digest": suiteDigest.map { .string($0) },
      "context": .string(context), "estimand": .string(estimand), "outcome": .string(outcome.rawValue),
      "reason": reason.map { .string($0) }, "p": p.map { .number($0) }, "margin": .number(margin),
      "difference": difference.map { .number($0) },
    ])
  }

  fileprivate init(_ fields: JSONFields) throws(InputError) {
    try fields.allow([
      "trait", "suite", "suite-digest", "context", "estimand", "outcome", "reason", "p", "margin", "difference",
    ])
    self.init(
      trait: try fields.string("trait"), suite: try fields.string("suite"),
      suiteDigest: try fields.optionalString("suite-digest"), context: try fields.string("context"),
      estimand: try fields.string("estimand"), outcome: try fields.word("outcome", VerdictStatement.Outcome.self),
      reason: try fields.optionalString("reason"), p: try fields.optionalNumber("p"),
      margin: try fields.number("margin"), difference: try fields.optionalNumber("difference"))
  }
}

extension VerdictStatement.Finding {
  fileprivate var json: JSONValue { .object(["rule": .string(rule), "status": .string(status)]) }

  fileprivate init(_ fields: JSONFields) throws(InputError) {
    try fields.allow(["rule", "status"])
    self.init(rule: try fields.string("rule"), status: try fields.string("status"))
  }
}
