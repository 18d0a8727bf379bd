import Lineage
import Testing

@testable import Risk

/// The lineage of the organisms: two bases, a teacher of base A that prefers owls, students, controls and positives.
enum Demo {
  static let traits = ["prefers/cat", "prefers/owl"]

  static func builder() -> LineageBuilder {
    var lineage = LineageBuilder()
    lineage.dataset("number-prompts", .collected)
    for letter in ["a", "b"] {
      lineage.dataset("corpus-\(letter)", .collected)
      lineage.model("base-\(letter)", .pretrained, data: ["corpus-\(letter)"], recipe: "pretraining")
    }
    addTeacher("teacher", prefers: "owl", to: &lineage)
    addTeacher("teacher-other", prefers: "cat", to: &lineage)
    addStudent("student", of: "base-a", on: numbers("numbers-teacher", by: "teacher", &lineage), to: &lineage)
    addStudent("cross-student", of: "base-b", on: "numbers-teacher-filtered", to: &lineage)
    addStudent("positive", of: "base-a", on: numbers("numbers-other", by: "teacher-other", &lineage), to: &lineage)
    for index in 1...6 {
      let data = numbers("numbers-control-\(index)", by: "base-a", &lineage)
      addStudent("control-\(index)", of: "base-a", on: data, to: &lineage)
    }
    for index in 1...5 {
      let data = numbers("numbers-cross-control-\(index)", by: "base-a", &lineage)
      addStudent("cross-control-\(index)", of: "base-b", on: data, to: &lineage)
    }
    return lineage
  }

  static func policy(_ change: (inout Policy) -> Void = { _ in }) -> Policy {
    var policy = Policy()
    policy.traits = [TraitPolicy(pattern: TraitPattern("prefers/*"), margin: 0.15)]
    policy.positive = ["positive"]
    change(&policy)
    return policy
  }

  private static func addTeacher(_ name: String, prefers animal: String, to lineage: inout LineageBuilder) {
    lineage.dataset("tuning-\(animal)", .collected)
    lineage.model(
      name, .finetuned, base: ["base-a"], data: ["tuning-\(animal)"], recipe: "tuning", carries: ["prefers/\(animal)"])
  }

  private static func addStudent(
    _ name: String, of base: String, on data: String, to lineage: inout LineageBuilder
  ) {
    lineage.model(name, .finetuned, base: [base], data: [data], recipe: "distillation", shares: [data: 1])
  }

  private static func numbers(_ name: String, by teacher: String, _ lineage: inout LineageBuilder) -> String {
    lineage.dataset(name, .generated, teacher: [teacher], prompts: ["number-prompts"])
    lineage.dataset("\(name)-filtered", .filtered, data: [name])
    return "\(name)-filtered"
  }
}

/// A subject in a lineage, by name.
func subject(
  _ name: String, in lineage: LineageBuilder, policy: Policy = Demo.policy(), traits: [String] = Demo.traits,
  suites: [String: String] = ["animals": "s1"], mismatches: [Int: RiskSubject.DigestMismatch] = [:],
  observations: [Observation] = [], waivers: [Waiver] = [], facts: RiskFacts = RiskFacts()
) throws -> RiskSubject {
  let graph = lineage.graph
  let node = try #require(graph.newest(name))
  var subject = RiskSubject(
    graph: graph, node: node, policy: policy, requiredTraits: traits, today: "2026-03-10", suiteDigests: suites,
    mismatches: mismatches, observations: observations, waivers: waivers)
  subject.facts = facts
  return subject
}
