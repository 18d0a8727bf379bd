package import Lineage

/// The format of a policy file. A key that is left out has the value of `Policy()`; a key that is not known is refused.
/// Keys that no code of this version applies (parts of `budget`) are read, checked and kept.
extension Policy {
  static let keys = [
    "version", "fail", "unknown", "lineage", "e0", "fold", "traits", "required", "estimand", "stopping", "controls",
    "positive",
    "competence",
    "max-age", "budget", "judges", "judge-agreement", "calibration", "rules", "hop-weights", "large-share",
    "same-base-share",
    "signatures", "waivers", "waivers-unsigned", "waiver-keys",
  ]

  /// - Throws: `InputError` with file, line, field and, for a misspelt word, the nearest valid one.
  package init(file: String) throws(InputError) { try self.init(Document(file: file)) }

  /// `file` is used in messages only.
  package init(text: String, file: String) throws(InputError) { try self.init(Document(text: text, file: file)) }

  private init(_ document: Document) throws(InputError) {
    self.init()
    try document.allow(Self.keys)
    _ = try document.required("version").integer(in: 1...1)
    try readLevels(document)
    try readMeasurement(document)
    try readLineage(document)
  }

  private mutating func readLevels(_ document: Document) throws(InputError) {
    if let value = document["fail"] { fail = try Self.failingLevel(value) }
    if let value = document["unknown"] { unknown = try value.word(Severity.self) }
    if let value = document["lineage"] { lineage = try value.word(LineageMode.self) }
    if let value = document["e0"] { e0 = try value.word(ContrastMode.self) }
    if let value = document["fold"] {
      try value.allow(["inconclusive"])
      foldsInconclusive = try value["inconclusive"]?.boolean() ?? false
    }
  }

  private mutating func readMeasurement(_ document: Document) throws(InputError) {
    if let value = document["traits"] { traits = try Self.traits(value) }
    if let value = document["required"] { required = try value.names() }
    if let value = document["estimand"] { claim = try value.word(JudgedClaim.self) }
    if let value = document["stopping"] { stopping = try value.word(Stopping.self) }
    if let value = document["controls"] { controls = try ControlPolicy(value) }
    if let value = document["positive"] { positive = try value.names() }
    if let value = document["competence"] {
      try value.allow(["mass"])
      competenceMass = try value["mass"]?.number(in: 0...1) ?? competenceMass
    }
    if let value = document["max-age"] { maximumAge = try MaximumAge(value) }
    if let value = document["budget"] { budget = try Budget(value) }
    try readJudges(document)
  }

  private mutating func readJudges(_ document: Document) throws(InputError) {
    if let value = document["judges"] { judges = try value.names() }
    if let value = document["judge-agreement"] { judgeAgreement = try value.number(in: 0...1) }
    for (suite, file) in try document["calibration"]?.entries() ?? [] { calibration[suite] = try file.name() }
  }

  private mutating func readLineage(_ document: Document) throws(InputError) {
    if let value = document["rules"] { rules = try Self.rules(value) }
    if let value = document["hop-weights"] { hopWeights = try HopWeights(value) }
    if let value = document["large-share"] { largeShare = try value.number(in: 0.0001...1) }
    if let value = document["same-base-share"] { sameBaseShare = try value.number(in: 0.0001...1) }
    try readTrust(document)
  }

  private mutating func readTrust(_ document: Document) throws(InputError) {
    if let value = document["signatures"] { signatures = try value.word(Signatures.self) }
    waivers = try document["waivers"]?.name()
    if let value = document["waivers-unsigned"] { unsignedWaivers = try value.word(UnsignedWaivers.self) }
    if let value = document["waiver-keys"] { waiverKeys = try WaiverKeys.read(value) }
  }

  /// A note is never a reason to fail.
  private static func failingLevel(_ document: Document) throws(InputError) -> Severity {
    let words = [Severity.critical, .high, .medium, .low].map(\.rawValue)
    let text = try document.string()
    guard words.contains(text), let severity = Severity(rawValue: text) else {
      let nearest = Spelling.nearest(to: text, among: words)
      throw document.error("'\(text)' is not a failing level", expected: words, nearest: nearest)
    }
    return severity
  }

  private static func traits(_ document: Document) throws(InputError) -> [TraitPolicy] {
    var traits: [TraitPolicy] = []
    for (pattern, value) in try document.entries() {
      traits.append(try TraitPolicy(pattern: pattern, value))
    }
    return traits
  }

  private static func rules(_ document: Document) throws(InputError) -> [String: RuleOverride] {
    var rules: [String: RuleOverride] = [:]
    for (id, value) in try document.entries() {
      guard RuleCatalogue.ids.contains(id) else {
        let nearest = Spelling.nearest(to: id, among: RuleCatalogue.ids)
        throw value.error("there is no rule '\(id)'", nearest: nearest)
      }
      rules[id] = try RuleOverride(value)
    }
    return rules
  }
}
