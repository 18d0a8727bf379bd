import Lineage
import Reporting
import Testing

@Suite("Answers about origins have the documented shape")
struct OriginAnswerTests {
  private static func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(
      """
      version: 1
      artifacts:
        - {model: base, derivation: {method: pretrained}}
        - {dataset: scraped}
        - {model: student, derivation: {method: finetuned, base: base, data: scraped}}
        - {model: other, derivation: {method: finetuned, base: base}}
        - {dataset: forgotten}
      """, to: "m.yaml")
    expect(try scratch.stemma("lineage", "record", "m.yaml"), exits: 0)
    return scratch
  }

  private func answer(_ line: String) throws -> JSONValue {
    let answer = try Self.scratch().stemma(line.split(separator: " ").map(String.init) + ["--format", "json"])
    expect(answer, exits: 0)
    let json = try answer.json()
    #expect(json["schema"] == "stemma/lineage/1")
    #expect(answer.output == json.document, "rows that are streamed are laid out as every answer is")
    return json
  }

  @Test("diff: what both were made from, what one was, with distances")
  func diff() throws {
    let json = try answer("lineage diff student other")
    #expect(json["first"]?["name"] == "student" && json["second"]?["name"] == "other")
    #expect(json.list("nodes").map { $0["name"] } == ["base", "scraped"])
    #expect(json.list("nodes").map { $0["side"] } == ["both", "first"])
    #expect(json.list("nodes").map { $0["distances"] } == [[1, 1], [1, .null]])
  }

  @Test("orphans: what is not recorded, and whether anything was made from it")
  func orphans() throws {
    let json = try answer("lineage orphans")
    #expect(json.list("nodes").map { $0["name"] } == ["scraped", "forgotten"])
    #expect(json.list("nodes").map { $0["unknown"] } == ["origin", "origin"])
    #expect(json.list("nodes").map { $0["used"] } == [true, false])
    let text = try Self.scratch().stemma("lineage", "orphans")
    #expect(text.output.contains("forgotten") && text.output.contains("orphan"))
  }

  @Test("list --where: only what every condition holds of")
  func conditions() throws {
    let json = try answer("lineage list --where method=finetuned --where unpinned")
    #expect(json.list("nodes").map { $0["name"] } == ["other", "student"])
    let wrong = try Self.scratch().stemma("lineage", "list", "--where", "pined", "--format", "json")
    expect(wrong, exits: 2)
    #expect(try wrong.json()["error"]?["nearest"] == "pinned")
  }

  @Test("ancestors and impact: streamed rows are the answer, paths come when asked for")
  func streamed() throws {
    let ancestors = try answer("lineage ancestors student")
    #expect(ancestors.list("nodes").map { $0["name"] } == ["base", "scraped"])
    #expect(try answer("lineage ancestors base")["nodes"] == [])
    let impact = try answer("lineage impact base")
    #expect(impact.list("nodes").map { $0["from"] } == ["base", "base"])
    #expect(impact.list("nodes").allSatisfy { $0["path"]?.array?.count == 1 })
    let text = try Self.scratch().stemma("lineage", "impact", "base", "--paths")
    #expect(text.output.contains("finetuned from (base) base"))
  }
}
