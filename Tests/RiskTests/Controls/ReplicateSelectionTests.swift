import Lineage
import Testing

@testable import Risk

@Suite("Which models are further students of a candidate's recipe")
struct ReplicateSelectionTests {
  private func choose(
    _ name: String, in lineage: LineageBuilder, positive: [String] = []
  ) throws -> (selected: [String], rejected: [String]) {
    var policy = Demo.policy()
    policy.positive = positive
    let subject = try subject(name, in: lineage, policy: policy)
    let selection = ReplicateSelection(for: subject)
    return (selection.selected.map { subject.name($0) }, selection.rejected.map { "\($0.name): \($0.reason)" })
  }

  @Test("Those of the same base, method and recipe whose data the same teacher wrote")
  func students() throws {
    var lineage = Demo.builder()
    lineage.dataset("numbers-teacher-2", .generated, teacher: ["teacher"])
    lineage.model(
      "student-3", .finetuned, base: ["base-a"], data: ["numbers-teacher-2"], recipe: "distillation")
    lineage.model("student-2", .finetuned, base: ["base-a"], data: ["numbers-teacher"], recipe: "distillation")
    lineage.model("longer", .finetuned, base: ["base-a"], data: ["numbers-teacher"], recipe: "longer")
    let (selected, rejected) = try choose("student", in: lineage)
    #expect(selected == ["student-2", "student-3"] && rejected == ["longer: its recipe is another"])
  }

  @Test("A positive control of the same recipe is no student of it")
  func positive() throws {
    let (selected, rejected) = try choose("control-1", in: Demo.builder(), positive: ["control-2"])
    #expect(selected == (3...6).map { "control-\($0)" } && rejected == [])
  }

  @Test("A student of another base or teacher is none; a control's are the other controls")
  func others() throws {
    #expect(try choose("student", in: Demo.builder()).selected.isEmpty)
    #expect(try choose("control-1", in: Demo.builder()).selected == (2...6).map { "control-\($0)" })
  }
}
