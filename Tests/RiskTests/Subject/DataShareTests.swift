import Lineage
import Testing

@testable import Risk

@Suite("The share of the data that a teacher wrote")
struct DataShareTests {
  private func share(_ build: (inout LineageBuilder) -> Void) throws -> Double? {
    var lineage = Demo.builder()
    build(&lineage)
    let graph = lineage.graph
    let teacher = try #require(graph.newest("teacher"))
    let shares = graph.shares(inDataOf: try #require(graph.newest("pupil"))) { $0 == teacher ? "it" : nil }
    return shares["it"] ?? nil
  }

  @Test("Shares multiply along a way and add over ways")
  func arithmetic() throws {
    let found = try share {
      $0.dataset(
        "half", .mixed, data: ["numbers-teacher", "corpus-a"], shares: ["numbers-teacher": 0.5, "corpus-a": 0.5])
      $0.model(
        "pupil", .finetuned, base: ["base-b"], data: ["half", "numbers-teacher-filtered"],
        shares: ["half": 0.4, "numbers-teacher-filtered": 0.6])
    }
    #expect(abs(try #require(found) - 0.8) < 1e-12)
  }

  @Test("The only data input is all of the data, and an unrecorded share of several is not known")
  func unrecorded() throws {
    #expect(try share { $0.model("pupil", .finetuned, data: ["numbers-teacher"]) } == 1)
    #expect(try share { $0.model("pupil", .finetuned, data: ["numbers-teacher", "corpus-a"]) } == nil)
    #expect(try share { $0.model("pupil", .finetuned, data: ["corpus-a", "corpus-b"]) } == nil)
  }

  @Test("A long chain of derivations is no trouble")
  func deep() throws {
    let found = try share {
      $0.dataset("step-0", .filtered, data: ["numbers-teacher"])
      for step in 1...20_000 { $0.dataset("step-\(step)", .filtered, data: ["step-\(step - 1)"]) }
      $0.model("pupil", .finetuned, data: ["step-20000"])
    }
    #expect(found == 1)
  }
}
