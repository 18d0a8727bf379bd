import Lineage
import Testing

@testable import Risk

@Suite("STM111: merge with a parent that may carry a trait")
struct STM111Tests {
  @Test("A parent that carries a trait, and one that a path leads to, are found each")
  func parents() throws {
    var lineage = Demo.builder()
    lineage.model("grandchild", .quantized, base: ["teacher-other"])
    lineage.model("merged", .merged, base: ["control-1", "teacher", "grandchild"])
    let findings = try STM111.findings(for: subject("merged", in: lineage))
    #expect(
      Set(findings.map(\.message)) == [
        "merged is a merge of teacher, which carries prefers/owl",
        "merged is a merge of grandchild, which may carry prefers/cat",
      ])
    #expect(findings.allSatisfy { $0.severity == .high })
    #expect(Set(findings.map(\.pathText)) == ["teacher → merged", "teacher-other → grandchild → merged"])
  }

  @Test("What starts from a merge inherits the finding, and of nested merges only the nearest speaks")
  func inherited() throws {
    var lineage = Demo.builder()
    lineage.model("inner", .merged, base: ["control-1", "teacher"])
    lineage.model("outer", .merged, base: ["inner", "control-2"])
    lineage.model("tuned", .finetuned, base: ["outer"])
    let findings = try STM111.findings(for: subject("tuned", in: lineage))
    #expect(findings.map(\.message) == ["tuned starts from outer, a merge of inner, which may carry prefers/owl"])
    #expect(findings.map(\.pathText) == ["teacher → inner → outer → tuned"])
  }

  @Test("What a lesson of the parent says is not repeated")
  func notRepeated() throws {
    var lineage = Demo.builder()
    lineage.model("merged", .merged, base: ["control-1", "student"])
    let subject = try subject("merged", in: lineage)
    #expect(STM111.findings(for: subject).isEmpty)
    #expect(STM101.findings(for: subject).count == 1)
  }

  @Test("A merge of models without known traits, and a model that is no merge, are not found")
  func others() throws {
    var lineage = Demo.builder()
    lineage.model("merged", .merged, base: ["control-1", "control-2"])
    lineage.model("tuned", .finetuned, base: ["teacher"])
    for name in ["merged", "tuned", "student"] {
      #expect(try STM111.findings(for: subject(name, in: lineage)).isEmpty)
    }
  }

  @Test("Data that a merge's parent was trained on count as the parent's")
  func data() throws {
    var lineage = Demo.builder()
    lineage.dataset("owl-stories", .collected, carries: ["prefers/owl"])
    lineage.model("reader", .finetuned, base: ["base-a"], data: ["owl-stories"])
    lineage.model("merged", .merged, base: ["control-1", "reader"])
    let subject = try subject("merged", in: lineage)
    #expect(STM111.findings(for: subject).map(\.pathText) == ["owl-stories → reader → merged"])
    #expect(STM110.findings(for: subject).isEmpty)
  }
}
