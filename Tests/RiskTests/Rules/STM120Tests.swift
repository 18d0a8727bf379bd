import Lineage
import Testing

@testable import Risk

@Suite("STM120: data of unknown origin")
struct STM120Tests {
  private func messages(_ build: (inout LineageBuilder) -> Void, _ name: String = "pupil") throws -> [String] {
    var lineage = Demo.builder()
    build(&lineage)
    return try STM120.findings(for: subject(name, in: lineage)).map(\.message)
  }

  @Test("A dataset without a derivation is found, at any depth")
  func underived() throws {
    let found = try messages {
      $0.dataset("kept", .filtered, data: ["downloaded"])
      $0.model("pupil", .finetuned, base: ["base-a"], data: ["kept"])
    }
    #expect(found == ["pupil was trained on downloaded, whose origin is unknown: no derivation is recorded"])
  }

  @Test(
    "A derivation that wants a model or a source and names none is found",
    arguments: [
      DerivationMethod.generated, .paraphrased, .labelled, .judged, .filtered, .mixed, .translated,
    ])
  func incomplete(method: DerivationMethod) throws {
    let found = try messages {
      $0.dataset("answers", method)
      $0.model("pupil", .finetuned, base: ["base-a"], data: ["answers"])
    }
    #expect(found.count == 1)
  }

  @Test(
    "Collected data and complete derivations are not found", arguments: ["student", "control-1", "base-a", "teacher"])
  func complete(name: String) throws {
    #expect(try messages({ _ in }, name).isEmpty)
  }

  @Test("Data of models that the artifact started from count, their pretraining does not")
  func ancestors() throws {
    func build(_ lineage: inout LineageBuilder) {
      lineage.model("big", .pretrained, data: ["crawl"])
      lineage.model("chat", .finetuned, base: ["big"], data: ["dialogues"])
      lineage.model("pupil", .quantized, base: ["chat"])
    }
    #expect(try messages(build).map { $0.contains("dialogues") } == [true])
    #expect(try messages(build, "big").map { $0.contains("crawl") } == [true])
  }

  @Test("A fine-tuned artifact without any recorded data is found")
  func unrecordedData() throws {
    let found = try messages { $0.model("pupil", .finetuned, base: ["base-a"]) }
    #expect(found == ["pupil was trained (finetuned), and no data are recorded"])
  }

  @Test("No measurement answers an unknown origin")
  func unanswerable() {
    #expect(!RuleID.stm120.isAnswerable)
  }
}
