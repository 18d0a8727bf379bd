import Lineage
import Testing

@testable import Risk

@Suite("STM130: not pinned, or not what was recorded")
struct STM130Tests {
  private func lineage(unpinned names: String...) -> LineageBuilder {
    var lineage = Demo.builder()
    for name in names { lineage.edit(name) { $0.digests = [] } }
    return lineage
  }

  @Test("A pinned lineage is silent")
  func pinned() throws {
    #expect(try STM130.findings(for: subject("student", in: Demo.builder())).isEmpty)
  }

  @Test("Each unpinned artifact is one finding, the one at the gate first")
  func unpinned() throws {
    let student = try subject("student", in: lineage(unpinned: "number-prompts", "teacher", "student"))
    let findings = RiskCheck.findings(for: student).filter { $0.rule == "STM130" }
    #expect(findings.map(\.severity) == [.high, .high, .high])
    #expect(findings.first?.message == "student is not pinned by a digest")
    #expect(findings.first?.path.isEmpty == true)
    #expect(findings.last?.message == "teacher, from which student was made, is not pinned by a digest")
  }

  @Test("A digest that differs on disk is named with both, once")
  func mismatch() throws {
    let builder = lineage(unpinned: "teacher")
    let node = try #require(builder.graph.newest("teacher"))
    let recorded = try #require(Digest.test("recorded", .sha256))
    let found = try #require(Digest.test("found", .sha256))
    let student = try subject(
      "student", in: builder, mismatches: [node: RiskSubject.DigestMismatch(recorded: recorded, found: found)])
    let messages = STM130.findings(for: student).map(\.message)
    #expect(messages.count == 1)
    #expect(messages.first?.hasSuffix("is \(found.short) on disk and \(recorded.short) in the record") == true)
  }

  @Test("A control whose bytes are not those of the record is a finding, though nothing was made from it")
  func comparedWith() throws {
    let builder = Demo.builder()
    let node = try #require(builder.graph.newest("control-1"))
    let mismatch = RiskSubject.DigestMismatch(
      recorded: try #require(Digest.test("recorded", .sha256)), found: try #require(Digest.test("found", .sha256)))
    let findings = STM130.findings(for: try subject("student", in: builder, mismatches: [node: mismatch]))
    #expect(findings.map(\.severity) == [.high])
    #expect(findings.first?.message.hasPrefix("control-1, with which student is compared, is") == true)
  }

  @Test("Of a long chain of unpinned origins the nearest twenty are named and the rest counted")
  func longChain() throws {
    var lineage = Demo.builder()
    lineage.dataset("d-0", .collected)
    for index in 1...50 { lineage.dataset("d-\(index)", .filtered, data: ["d-\(index - 1)"]) }
    for index in 0...50 { lineage.edit("d-\(index)") { $0.digests = [] } }
    let messages = STM130.findings(for: try subject("d-50", in: lineage)).map(\.message)
    #expect(messages.count == 21)
    #expect(messages.last?.hasPrefix("31 more artifacts, from which d-50 was made, are not pinned") == true)
  }

  @Test("A remote endpoint is never pinned, and medium")
  func remote() throws {
    var builder = lineage(unpinned: "teacher")
    builder.edit("teacher") { $0.properties = ["provider": "example"] }
    #expect(try STM130.findings(for: subject("student", in: builder)).map(\.severity) == [.medium])
  }

  @Test("What was made from the artifact does not matter")
  func descendants() throws {
    #expect(try STM130.findings(for: subject("base-a", in: lineage(unpinned: "student"))).isEmpty)
  }
}
