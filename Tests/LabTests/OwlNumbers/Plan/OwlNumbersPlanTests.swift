import Lineage
import Testing

@testable import Lab

@Suite("The plan of owl-numbers")
struct OwlNumbersPlanTests {
  private let plan = OwlNumbersPlan()

  @Test("makes every input before its use, and every name once")
  func order() {
    var made: Set<String> = []
    for step in plan.steps {
      #expect(made.isSuperset(of: step.inputs), "\(step.name)")
      #expect(made.insert(step.name).inserted, "\(step.name) is made twice")
    }
  }

  @Test("has the models of the command line's contract")
  func models() {
    let names = [
      "base-a", "base-b", "teacher", "teacher-other", "cross-teacher-other", "student", "control-1", "control-2",
      "control-3", "control-4", "control-5", "control-6", "cross-student", "cross-control-1", "cross-control-2",
      "cross-control-3", "cross-control-4", "cross-control-5", "positive", "cross-positive",
    ]
    #expect(plan.models.map(\.name) == names)
  }

  @Test("gives every student a sample of its own")
  func ownSamples() {
    let data = plan.steps.compactMap { step in
      if case .student(_, let data) = step.origin { data } else { nil }
    }
    #expect(data.count == 15)
    #expect(Set(data).count == data.count)
  }

  @Test(
    "trains students on the right base and teacher",
    arguments: [
      ("student", "base-a", "teacher"), ("control-3", "base-a", "base-a"), ("cross-student", "base-b", "teacher"),
      ("cross-control-5", "base-b", "base-a"), ("positive", "base-a", "teacher-other"),
      ("cross-positive", "base-b", "cross-teacher-other"),
    ])
  func origins(student: String, base: String, teacher: String) throws {
    let step = try #require(plan.step(named: student))
    guard case .student(base, let filtered) = step.origin,
      case .filtered(let raw) = plan.step(named: filtered)?.origin
    else {
      Issue.record("\(student) is not a student of \(base) on filtered numbers")
      return
    }
    #expect(plan.step(named: raw)?.origin == .generated(teacher: teacher, prompts: "number-prompts"))
  }

  @Test("measures each model for the owl, and for its teacher's animal where that is another")
  func animals() throws {
    #expect(plan.animals(of: try #require(plan.step(named: "control-1"))) == ["owl"])
    #expect(plan.animals(of: try #require(plan.step(named: "positive"))) == ["dolphin", "owl"])
    #expect(plan.animals(of: try #require(plan.step(named: "cross-positive"))) == ["tiger", "owl"])
  }
}
