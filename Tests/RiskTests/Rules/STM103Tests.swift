import Lineage
import Testing

@testable import Risk

@Suite("STM103: same-base teacher found below the margins")
struct STM103Tests {
  @Test("A teacher that was judged not-detected in every required trait is a low finding")
  func judged() throws {
    var lineage = Demo.builder()
    lineage.edit("teacher") {
      $0.traits = []
      for trait in Demo.traits { $0.evaluate(trait, .notDetected) }
    }
    let finding = try #require(STM103.findings(for: subject("student", in: lineage)).first)
    #expect(finding.severity == .low)
    #expect(finding.traits == Demo.traits)
    #expect(finding.message.contains("which was evaluated with nothing above the margins"))
  }

  @Test("A pretrained base that was measured is the reference itself")
  func measuredBase() throws {
    var lineage = Demo.builder()
    lineage.edit("base-a") { for trait in Demo.traits { $0.evaluate(trait, .measured, rate: 0.04) } }
    #expect(try STM103.findings(for: subject("control-1", in: lineage)).count == 1)
  }

  @Test("A teacher measured within the margin of its base is below it")
  func measuredTeacher() throws {
    var lineage = Demo.builder()
    for (name, rate) in [("base-a", 0.04), ("teacher", 0.1)] {
      lineage.edit(name) {
        $0.traits = []
        for trait in Demo.traits { $0.evaluate(trait, .measured, rate: rate) }
      }
    }
    #expect(try STM103.findings(for: subject("student", in: lineage)).count == 1)
  }

  @Test("A carrier is never below the margins, whatever was judged later")
  func carrier() throws {
    var lineage = Demo.builder()
    lineage.edit("teacher") { for trait in Demo.traits { $0.evaluate(trait, .notDetected) } }
    let student = try subject("student", in: lineage)
    #expect(STM103.findings(for: student).isEmpty)
    #expect(STM101.findings(for: student).count == 1)
  }
}
