import Lineage
import Testing

@testable import Risk

@Suite("STM133: sources disagree about the base")
struct STM133Tests {
  private func disputed(_ build: (inout LineageBuilder) -> Void) throws -> [Finding] {
    var lineage = Demo.builder()
    build(&lineage)
    lineage.model("tuned", .finetuned, base: ["downloaded"])
    var facts = RiskFacts()
    facts.sources = ["card": ["README.md: base_model"], "adapter": ["adapter_config.json: base_model_name_or_path"]]
    return try STM133.findings(for: subject("tuned", in: lineage, facts: facts))
  }

  @Test("Two imported claims that name different bases are both shown, with where they were read")
  func bases() throws {
    let findings = try disputed {
      $0.claim("downloaded", .finetuned, base: ["base-a"], statement: "card")
      $0.claim("downloaded", .adapter, base: ["base-b"], statement: "adapter")
    }
    #expect(
      findings.map(\.message) == [
        "the record disagrees about the base of downloaded: base-a (finetuned; README.md: base_model) or base-b "
          + "(adapter; adapter_config.json: base_model_name_or_path)"
      ])
    #expect(findings.map(\.severity) == [.medium])
    #expect(findings.map(\.pathText) == ["downloaded → tuned"])
  }

  @Test("So are two methods of one base, and an import that contradicts a declaration")
  func methods() throws {
    let methods = try disputed {
      $0.claim("downloaded", .finetuned, base: ["base-a"], statement: "card")
      $0.claim("downloaded", .merged, base: ["base-a"], statement: "adapter")
    }
    #expect(methods.count == 1)
    let declared = try disputed {
      $0.claim("downloaded", .finetuned, base: ["base-a"], known: .declared, statement: "manifest")
      $0.claim("downloaded", .finetuned, base: ["base-b"], statement: "card")
    }
    #expect(declared.first?.message.contains("base-a (finetuned; declared) or base-b (finetuned; README.md") == true)
  }

  @Test("Sources that agree, a relation that none states, and two declarations are no dispute")
  func agreement() throws {
    let same = try disputed {
      $0.claim("downloaded", .adapter, base: ["base-a"], statement: "card")
      $0.claim("downloaded", .adapter, base: ["base-a"], statement: "adapter")
    }
    let unstated = try disputed {
      $0.claim("downloaded", .derived, base: ["base-a"], statement: "card")
      $0.claim("downloaded", .adapter, base: ["base-a"], statement: "adapter")
    }
    let declared = try disputed {
      $0.claim("downloaded", .finetuned, base: ["base-a"], known: .declared, statement: "one")
      $0.claim("downloaded", .finetuned, base: ["base-b"], known: .declared, statement: "two")
    }
    let baseless = try disputed {
      $0.claim("downloaded", .finetuned, base: ["base-a"], statement: "card")
      $0.claim("downloaded", .finetuned, base: [], statement: "trainer")
    }
    #expect([same, unstated, declared, baseless].flatMap { $0 }.isEmpty)
  }
}
