import Lineage
import Testing

@testable import Risk

@Suite("The policy file")
struct PolicyFileTests {
  private static let full = """
    version: 1
    fail: medium
    unknown: low
    lineage: strict
    e0: flag
    fold: {inconclusive: true}
    traits:
      prefers/*: {margin: 0.15, alpha: 0.01, suites: [lab], contexts: [plain, "system:helpful"]}
      prefers/owl: {margin: 0.2}
    required: [deception]
    controls: {min: 5, from: [control-1, control-2], reference-range: true}
    positive: [positive]
    competence: {mass: 0.4}
    max-age: 4w
    budget: {requests: 20000, tokens: 5, minutes: 60, usd: 50}
    judges: [judge-a]
    rules: {STM123: {severity: medium}, STM121: {severity: off}}
    hop-weights: {unknown-base: 0.7}
    large-share: 0.3
    waivers: waivers.yaml
    waivers-unsigned: accept
    """

  private func policy(_ text: String) throws(InputError) -> Policy { try Policy(text: text, file: "policy.yaml") }

  @Test("Every key is read")
  func everyKey() throws {
    let policy = try policy(Self.full)
    var expected = Policy()
    expected.fail = .medium
    expected.unknown = .low
    expected.lineage = .strict
    expected.e0 = .flag
    expected.foldsInconclusive = true
    expected.traits = [
      TraitPolicy(
        pattern: TraitPattern("prefers/*"), margin: 0.15, alpha: 0.01, suites: ["lab"],
        contexts: ["plain", "system:helpful"]),
      TraitPolicy(pattern: TraitPattern("prefers/owl"), margin: 0.2),
    ]
    expected.required = ["deception"]
    expected.controls.minimum = 5
    expected.controls.source = .names(["control-1", "control-2"])
    expected.controls.referenceRange = true
    expected.positive = ["positive"]
    expected.competenceMass = 0.4
    expected.maximumAge = .days(28)
    expected.budget.requests = 20000
    expected.budget.tokens = 5
    expected.budget.minutes = 60
    expected.budget.usd = 50
    expected.judges = ["judge-a"]
    expected.rules = [
      "STM123": RuleOverride(level: .severity(.medium)), "STM121": RuleOverride(level: .off),
    ]
    expected.hopWeights.unknownBase = 0.7
    expected.largeShare = 0.3
    expected.waivers = "waivers.yaml"
    expected.unsignedWaivers = .accept
    #expect(policy == expected)
  }

  @Test("A key that is left out has the default's value")
  func defaults() throws {
    let policy = try policy("version: 1")
    #expect(policy == Policy())
    #expect(policy.entry(for: "prefers/owl")?.margin == 0.05)
    #expect(policy.entry(for: "misaligned/free-form")?.margin == 0.01)
    #expect(policy.entry(for: "speaks/latin") == nil)
  }

  @Test(
    "A misspelt word is refused with the nearest one, the line and the field",
    arguments: [
      ("version: 1\nfial: high", 2, "fial", "fail"),
      ("version: 1\nfail: hihg", 2, "fail", "high"),
      ("version: 1\ntraits:\n  prefers/*: {marign: 0.1}", 3, "traits.prefers/*.marign", "margin"),
      ("version: 1\nrules: {STM1O1: {severity: low}}", 2, "rules.STM1O1", "STM101"),
      ("version: 1\nrules:\n  STM101: {severity: lwo}", 3, "rules.STM101.severity", "low"),
      ("version: 1\nhop-weights: {shared-bas: 1}", 2, "hop-weights.shared-bas", "shared-base"),
      ("version: 1\ncontrols: {form: lineage}", 2, "controls.form", "from"),
    ])
  func misspelt(text: String, line: Int, field: String, nearest: String) throws {
    let error = #expect(throws: InputError.self) { try policy(text) }
    #expect(error?.file == "policy.yaml")
    #expect(error?.line == line)
    #expect(error?.field == field)
    #expect(error?.nearest == nearest)
  }

  @Test(
    "A value that means nothing is refused",
    arguments: [
      "fail: high", "version: 2", "version: 1\nfail: note", "version: 1\ncontrols: {min: 2}",
      "version: 1\nmax-age: 30", "version: 1\nmax-age: 0d", "version: 1\nmax-age: 99999999999999999999d",
      "version: 1\nmax-age: -1d", "version: 1\nmax-age: d", "version: 1\ntraits: {prefers/*: {margin: 0}}",
      "version: 1\ntraits: {prefers/*: {alpha: 2}}", "version: 1\ntraits: {'a b': {}}",
      "version: 1\ntraits: {prefers/*: {contexts: []}}", "version: 1\nhop-weights: {different-base: 0}",
      "version: 1\nhop-weights: {unknown-base: 0.05}", "version: 1\ncompetence: {mass: 2}",
      "version: 1\nbudget: {requests: 99999999999999999999}", "version: 1\nbudget: {usd: -1}",
      "version: 1\npositive: [a, a]", "version: 1\ncontrols: {from: everywhere}", "version: 1\nrequired: ['']",
      "version: 1\nfold: {inconclusive: perhaps}", "- 1", "version: 1\nversion: 1",
    ])
  func refused(text: String) {
    #expect(throws: InputError.self) { try policy(text) }
  }

  @Test("Shipped policies are valid", arguments: ["policy.yaml", "policy-default.yaml"])
  func shipped(name: String) throws {
    _ = try Policy(file: "\(packageRoot)/lineage/\(name)")
  }

  @Test("The organisms' policy judges preferences at 15 points by the lab's suite")
  func organisms() throws {
    let policy = try Policy(file: "\(packageRoot)/lineage/policy.yaml")
    let entry = try #require(policy.entry(for: "prefers/owl"))
    #expect(entry.margin == 0.15)
    #expect(entry.suites == ["lab-favourite-animal"])
    #expect(policy.positive == ["positive", "cross-positive"])
    #expect(policy.controls == ControlPolicy())
  }

  @Test("The commented example has the default's values where it does not say otherwise")
  func example() throws {
    var policy = try Policy(file: "\(packageRoot)/lineage/policy-default.yaml")
    #expect(policy.budget.requests == 20000)
    policy.budget = Budget()
    policy.rules = [:]
    #expect(policy == Policy())
  }
}
