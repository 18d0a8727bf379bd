import Lineage
import Testing

@testable import Risk

@Suite("STM121: filtering does not end a path")
struct STM121Tests {
  @Test("A filter between teacher and student is noted", arguments: ["student", "control-1", "cross-student"])
  func filtered(name: String) throws {
    let finding = try #require(STM121.findings(for: subject(name, in: Demo.builder())).first)
    #expect(finding.severity == .note)
    #expect(finding.message.contains("were filtered"))
    #expect(finding.message.hasSuffix("which does not end the path"))
  }

  @Test("All the methods on the way are named once")
  func methods() throws {
    var lineage = Demo.builder()
    lineage.dataset("reworded", .paraphrased, data: ["numbers-teacher-filtered"], teacher: ["base-b"])
    lineage.dataset("french", .translated, data: ["reworded"])
    lineage.model("pupil", .finetuned, base: ["base-a"], data: ["french"])
    let messages = try STM121.findings(for: subject("pupil", in: lineage)).map(\.message)
    #expect(messages.contains { $0.hasPrefix("the outputs of teacher were filtered, paraphrased, translated (from") })
  }

  @Test("Nothing is noted where no other rule reports the lesson, or nothing was filtered")
  func silent() throws {
    var lineage = Demo.builder()
    lineage.model("pupil", .finetuned, base: ["base-a"], data: ["numbers-teacher"])
    #expect(try STM121.findings(for: subject("pupil", in: lineage)).isEmpty)
    #expect(try STM121.findings(for: subject("cross-control-1", in: lineage)).isEmpty)
  }
}
