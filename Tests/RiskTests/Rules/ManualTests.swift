import FoundationEssentials
import Glibc
import Risk
import Testing

@Suite("Every rule is documented where it is written")
struct ManualTests {
  @Test("The doc comment of a rule is its manual, word for word", arguments: RuleID.allCases)
  func manual(id: RuleID) throws {
    let file = packageRoot + "/Sources/Risk/Rules/\(id.rawValue).swift"
    let source = try String(contentsOfFile: file, encoding: .utf8)
    let comment = source.split(separator: "\n").filter { $0.hasPrefix("///") }.map { $0.dropFirst(3) }
    let written = comment.joined(separator: " ").split(whereSeparator: \.isWhitespace)
    let manual = id.rule.documentation.text.split(whereSeparator: \.isWhitespace)
    #expect(written == manual)
    #expect(id.rule.documentation.id == id)
  }

  @Test("Remedies are one sentence without a trailing period", arguments: RuleID.allCases)
  func remedy(id: RuleID) {
    #expect(!id.rule.documentation.remedy.hasSuffix("."))
    #expect(!id.rule.documentation.remedy.isEmpty)
  }

  @Test("Rule ids are unique and sorted, reserved ones included")
  func catalogue() {
    #expect(RuleCatalogue.ids == Set(RuleCatalogue.ids).sorted())
    #expect(RuleCatalogue.ids.count == 24)
  }

  @Test("lineage/rules.md is made from the manuals; RECORD_GOLDEN=1 writes it anew")
  func page() throws {
    let file = packageRoot + "/lineage/rules.md"
    if getenv("RECORD_GOLDEN") != nil {
      try Data(RulePage.text.utf8).write(to: URL(filePath: file))
      Issue.record("recorded \(file): read the difference, then run again without RECORD_GOLDEN")
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == RulePage.text)
  }

  @Test("Manuals have nothing that a message would read as a placeholder or a link", arguments: RuleID.allCases)
  func plain(id: RuleID) {
    #expect(!id.rule.documentation.text.contains { "{}[]<>|".contains($0) })
  }
}
