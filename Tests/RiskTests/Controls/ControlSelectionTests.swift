import Lineage
import Testing

@testable import Risk

@Suite("Which models are controls of a candidate")
struct ControlSelectionTests {
  private func choose(
    _ name: String, in lineage: LineageBuilder = Demo.builder(), policy: Policy = Demo.policy()
  ) throws -> (selected: [String], rejected: [String: String]) {
    let subject = try subject(name, in: lineage, policy: policy)
    let selection = ControlSelection(for: subject)
    let rejected = selection.rejected.map { ($0.name, $0.reason) }
    return (selection.selected.map { subject.name($0) }, Dictionary(rejected) { first, _ in first })
  }

  private static let controls = (1...6).map { "control-\($0)" }

  @Test("Students of the same base and recipe on data of the unmodified base; the rest with a reason each")
  func student() throws {
    let (selected, rejected) = try choose("student")
    #expect(selected == Self.controls)
    #expect(
      rejected == [
        "positive": "it is a positive control", "teacher": "its recipe is another",
        "teacher-other": "its recipe is another",
      ])
  }

  @Test("A control at the gate is judged against the others, and the student is none")
  func control() throws {
    let (selected, rejected) = try choose("control-3")
    #expect(selected == Self.controls.filter { $0 != "control-3" })
    #expect(rejected["student"] == "teacher, which wrote its data, may carry prefers/owl")
  }

  @Test("A student of another base has the controls of its own base")
  func cross() throws {
    #expect(try choose("cross-student").selected == (1...5).map { "cross-control-\($0)" })
    #expect(try choose("cross-control-1").selected == (2...5).map { "cross-control-\($0)" })
  }

  @Test("A replicate of the candidate is no control, although nothing is known of their teacher")
  func replicate() throws {
    var lineage = Demo.builder()
    lineage.edit("teacher") { $0.traits = [] }
    lineage.model("student-2", .finetuned, base: ["base-a"], data: ["numbers-teacher"], recipe: "distillation")
    let (selected, rejected) = try choose("student", in: lineage)
    #expect(selected == Self.controls)
    #expect(rejected["student-2"] == "teacher also wrote the data of the candidate")
  }

  @Test("The very model that the candidate started from may write data for all, though it was not pretrained")
  func tunedBase() throws {
    var lineage = Demo.builder()
    lineage.model("chat", .finetuned, base: ["base-a"], data: ["corpus-a"], recipe: "chat")
    for index in 1...2 {
      lineage.dataset("talk-\(index)", .generated, teacher: ["chat"])
      lineage.model("pupil-\(index)", .finetuned, base: ["chat"], data: ["talk-\(index)"])
    }
    #expect(try choose("pupil-1", in: lineage).selected == ["pupil-2"])
  }

  @Test("Another method, no recipe, no generator, other parents and a known trait disqualify")
  func reasons() throws {
    var lineage = Demo.builder()
    let data = ["numbers-control-1"]
    lineage.model("lora", .adapter, base: ["base-a"], data: data, recipe: "distillation")
    lineage.model("unwritten", .finetuned, base: ["base-a"], data: data, recipe: nil)
    lineage.model("plain", .finetuned, base: ["base-a"], data: ["corpus-a"], recipe: "distillation")
    lineage.model("merged", .merged, base: ["base-a", "base-b"], recipe: "distillation")
    lineage.model(
      "known", .finetuned, base: ["base-a"], data: data, recipe: "distillation", carries: ["prefers/elk"])
    let (selected, rejected) = try choose("student", in: lineage)
    #expect(selected == Self.controls)
    #expect(rejected["lora"] == "it was made by another method (adapter)")
    #expect(rejected["unwritten"] == "its recipe is not recorded")
    #expect(rejected["plain"] == "no model wrote its data")
    #expect(rejected["merged"] == "it started from other models too")
    #expect(rejected["known"] == "it is itself recorded to carry prefers/elk")
  }

  @Test("A candidate without a recorded recipe has no controls by lineage")
  func unrecordedRecipe() throws {
    var lineage = Demo.builder()
    lineage.edit("student") {
      $0.derivations = $0.derivations.map {
        var copy = $0; copy.recipe = nil; return copy
      }
    }
    let (selected, rejected) = try choose("student", in: lineage)
    #expect(selected.isEmpty)
    #expect(rejected["control-1"] == "the recipe of the candidate is not recorded")
  }

  @Test("A list of names is taken without the candidate, positives, other bases and unknown names")
  func names() throws {
    let policy = Demo.policy {
      $0.controls.source = .names(["control-2", "student", "positive", "contrl", "cross-control-1", "corpus-a"])
    }
    let (selected, rejected) = try choose("student", policy: policy)
    #expect(selected == ["control-2"])
    #expect(
      rejected == [
        "student": "it is the candidate", "positive": "it is a positive control",
        "contrl": "no model of this name is recorded",
        "cross-control-1": "it has another base, and so says nothing about training from this one",
        "corpus-a": "no model of this name is recorded",
      ])
  }

  @Test("Nobody can name a control that may have the trait itself; other deviations are taken and said")
  func namedDeviations() throws {
    var lineage = Demo.builder()
    lineage.model("twin", .finetuned, base: ["base-a"], data: ["numbers-teacher"], recipe: "distillation")
    lineage.model("lora", .adapter, base: ["base-a"], data: ["numbers-control-1"], recipe: "distillation")
    var policy = Demo.policy()
    policy.controls.source = .names(["twin", "lora", "control-1", "control-1"])
    let subject = try subject("student", in: lineage, policy: policy)
    let selection = ControlSelection(for: subject)
    #expect(selection.selected.map { subject.name($0) } == ["control-1", "lora"])
    #expect(selection.rejected.map(\.reason) == ["teacher, which wrote its data, may carry prefers/owl"])
    #expect(selection.deviating.map(\.reason) == ["it was made by another method (adapter)"])
  }

  @Test("A tuned generator that nobody evaluated makes no controls: unknown is not without")
  func unknownGenerator() throws {
    var lineage = Demo.builder()
    lineage.model("stranger", .finetuned, base: ["base-a"], data: ["corpus-a"], recipe: "tuning")
    lineage.dataset("numbers-stranger", .generated, teacher: ["stranger"])
    lineage.model("pupil", .finetuned, base: ["base-a"], data: ["numbers-stranger"], recipe: "distillation")
    let (selected, rejected) = try choose("student", in: lineage)
    #expect(selected == Self.controls)
    #expect(rejected["pupil"] == "stranger, which wrote its data, was not evaluated")
  }
}
