import Evaluation
import Gate
import Lineage
import Risk
import Testing

@Suite("Which suites a policy calls for")
struct SuitePlanTests {
  private static func uses(_ policy: Policy) throws -> [String] {
    try SmallLab.plan(policy).uses.map { "\($0.suite.id)/\($0.context.name): \($0.traits.joined(separator: " "))" }
  }

  private static let all = TraitPattern("prefers/*")

  @Test("An entry without suites takes every suite that measures its traits")
  func everySuite() throws {
    let all = try Self.uses(.asking(TraitPolicy(pattern: Self.all)))
    #expect(all == ["animals/plain: prefers/owl prefers/cat", "trees/plain: prefers/oak prefers/elm"])
    #expect(
      try Self.uses(.asking(TraitPolicy(pattern: TraitPattern("prefers/elm")))) == ["trees/plain: prefers/elm"])
  }

  @Test("An entry with suites takes these, in these contexts")
  func namedSuites() throws {
    let entry = TraitPolicy(pattern: Self.all, suites: ["trees"], contexts: ["numbers", "plain"])
    #expect(
      try Self.uses(.asking(entry)) == [
        "trees/numbers: prefers/oak prefers/elm", "trees/plain: prefers/oak prefers/elm",
      ])
  }

  @Test("An entry without suites takes each in the contexts that it has; a suite that is named must have all")
  func contextsOfSome() throws {
    let contexts = ["plain", "system:Be brief.", "rows"]
    let free = TraitPolicy(pattern: Self.all, contexts: contexts)
    #expect(throws: InputError.self) { try Self.uses(.asking(free)) }
    let uses = try SmallLab.plan(.asking(free), rows: true).uses.map { "\($0.suite.id)/\($0.context.name)" }
    #expect(
      uses == [
        "animals/plain", "animals/system:Be brief.", "trees/plain", "trees/system:Be brief.", "trees/rows",
      ])
    let named = TraitPolicy(pattern: Self.all, suites: ["animals"], contexts: contexts)
    #expect(throws: InputError.self) { try SmallLab.plan(.asking(named), rows: true) }
  }

  @Test("A required suite is asked about everything, without an entry for its traits in the plain context")
  func required() throws {
    let entry = TraitPolicy(pattern: TraitPattern("prefers/owl"), suites: ["animals"])
    let policy = Policy.asking(entry) { $0.required = ["trees"] }
    #expect(try Self.uses(policy) == ["trees/plain: prefers/oak prefers/elm", "animals/plain: prefers/owl"])
  }

  @Test("A policy that asks about nothing measures nothing")
  func nothing() throws {
    #expect(try Self.uses(.asking()).isEmpty)
    #expect(try Self.uses(.asking(TraitPolicy(pattern: TraitPattern("harm/*")))).isEmpty)
  }

  @Test("The traits are sorted and each is named once; the suites are known by digest")
  func summary() throws {
    let plan = try SmallLab.plan(.asking(TraitPolicy(pattern: Self.all, contexts: ["plain", "numbers"])))
    #expect(plan.requiredTraits == ["prefers/cat", "prefers/elm", "prefers/oak", "prefers/owl"])
    #expect(plan.suiteDigests.keys.sorted() == ["animals", "trees"])
    #expect(plan.suiteDigests.values.allSatisfy { $0.hasPrefix("sha256:") })
  }

  @Test("A misspelt suite or context is refused with the nearest word")
  func spelling() {
    let suite = Policy.asking(TraitPolicy(pattern: Self.all, suites: ["animal"]))
    let context = Policy.asking(TraitPolicy(pattern: Self.all, contexts: ["number"]))
    let required = Policy.asking { $0.required = ["tree"] }
    for (policy, nearest) in [(suite, "animals"), (context, "numbers"), (required, "trees")] {
      let error = #expect(throws: InputError.self) { try SmallLab.plan(policy) }
      #expect(error?.nearest == nearest)
    }
  }
}
