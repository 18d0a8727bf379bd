import FoundationEssentials
import Reporting
import Testing

/// Texts from models, files and users, in every rendering.
@Suite struct HostileTextTests {
  private static let harmless = Hostile.report("harmless")

  @Test(arguments: Hostile.texts)
  func `A hostile text does not change the structure of the page`(text: String) throws {
    let page = try #require(MarkupOutline.parse(try Hostile.report(text).rendered(as: .html)))
    let expected = try #require(MarkupOutline.parse(try Self.harmless.rendered(as: .html)))
    #expect(page.elements == expected.elements)
  }

  @Test(arguments: Hostile.texts)
  func `A hostile text does not change the structure of the test results`(text: String) throws {
    let results = try #require(MarkupOutline.parse(try Hostile.report(text).rendered(as: .junit)))
    let expected = try #require(MarkupOutline.parse(try Self.harmless.rendered(as: .junit)))
    #expect(results.elements == expected.elements)
  }

  @Test(arguments: Hostile.texts)
  func `A hostile text adds no line, no cell and no element to the Markdown`(text: String) throws {
    let lines = try Hostile.report(text).rendered(as: .markdown).split(
      separator: "\n", omittingEmptySubsequences: false)
    let expected = try Self.harmless.rendered(as: .markdown).split(separator: "\n", omittingEmptySubsequences: false)
    try #require(lines.count == expected.count)
    let ours: Set = ["<code>", "</code>", "<br>", "<span>", "</span>", "<br/>"]
    var inFence = false
    for (line, plain) in zip(lines, expected) {
      let isFence = plain.hasPrefix("```")
      defer { if isFence { inFence.toggle() } }
      guard !inFence, !isFence else { continue }
      #expect(line.count { $0 == "|" } == plain.count { $0 == "|" }, "\(line)")
      let tags = line.split(separator: "<").dropFirst().map { "<" + $0.prefix { $0 != ">" } + ">" }
      #expect(Set(tags).isSubset(of: ours), "\(line)")
    }
  }

  @Test(arguments: Hostile.texts)
  func `The machine-readable forms give the text back exactly`(text: String) throws {
    struct Report: Decodable {
      struct Gate: Decodable {
        struct Candidate: Decodable { var name: String }
        var candidate: Candidate
      }
      var gate: Gate
    }
    let json = try Hostile.report(text).rendered(as: .json)
    let report = try JSONDecoder().decode(Report.self, from: Data(json.utf8))
    #expect(Array(report.gate.candidate.name.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test(arguments: Hostile.texts, ReportFormat.allCases)
  func `No rendering holds a character that acts unseen`(text: String, format: ReportFormat) throws {
    let rendered = try Hostile.report(text).rendered(as: format)
    let hidden = rendered.unicodeScalars.filter { Sanitised.isHidden($0) && $0 != "\n" }
    #expect(hidden.isEmpty)
  }

  @Test(arguments: Hostile.texts)
  func `A terminal gets no control character and no line that is too long`(text: String) {
    let report = Hostile.report(text)
    let risk = RiskReport(toolVersion: text, artifacts: [.init(name: text, findings: report.findings)])
    for line in TerminalText.gate(report) + TerminalText.risk(risk) {
      #expect(!line.text.unicodeScalars.contains(where: Sanitised.isHidden))
      #expect(line.text.count <= TerminalText.width)
    }
  }
}
