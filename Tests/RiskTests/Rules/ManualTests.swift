import FoundationEssentials
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
}
