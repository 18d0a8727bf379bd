import Lineage
import Testing

@testable import Risk

@Suite("Traits at risk")
struct TraitsAtRiskTests {
  @Test(
    "Traits on taint paths are confirmatory, with weight and path",
    arguments: [("student", 1.0), ("cross-student", 0.1)])
  func tainted(name: String, weight: Double) throws {
    let student = try subject(name, in: Demo.builder())
    let risk = TraitsAtRisk(student)
    #expect(risk.traits.map(\.name) == ["prefers/owl"])
    let path = try #require(risk.traits.first?.path)
    #expect(abs(path.weight - weight) < 1e-12)
    #expect(student.name(path.carrier) == "teacher")
    #expect(risk.unknownTeachers.isEmpty)
  }

  @Test("A teacher of unknown traits is named while its base is shared or unknown, and until it was evaluated")
  func unknownTeachers() throws {
    var lineage = Demo.builder()
    let before = try subject("control-1", in: lineage)
    #expect(TraitsAtRisk(before).unknownTeachers.map { before.name($0) } == ["base-a"])
    #expect(try TraitsAtRisk(subject("cross-control-1", in: lineage)).unknownTeachers.isEmpty)
    lineage.edit("base-a") { for trait in Demo.traits { $0.evaluate(trait, .measured, rate: 0.1) } }
    #expect(try TraitsAtRisk(subject("control-1", in: lineage)).unknownTeachers.isEmpty)
  }
}
