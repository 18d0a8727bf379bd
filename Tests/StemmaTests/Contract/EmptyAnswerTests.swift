import Lineage
import Testing

@Suite("An answer without rows is a sentence: what was looked at, and what to do")
struct EmptyAnswerTests {
  private static func project() throws -> Scratch {
    let scratch = try Scratch()
    expect(try scratch.stemma("init"), exits: 0)
    try scratch.write(
      "version: 1\nartifacts: [{model: a, derivation: {method: pretrained}}, {model: b, derivation: {method: finetuned, base: a}}]\n",
      to: "two.yaml")
    return scratch
  }

  @Test("Of a store in which nothing is recorded", arguments: [["verify"], ["list"]])
  func empty(command: [String]) throws {
    let answer = try Self.project().stemma(["lineage"] + command)
    expect(answer, exits: 0)
    #expect(
      answer.errors.contains(
        "no artifact is recorded in stemma.sqlite; record a manifest with: stemma lineage record FILE"))
  }

  @Test(
    "Of a question that finds nothing",
    arguments: [
      (["verify"], "none of the 2 artifacts in stemma.sqlite has a recorded location, so no file was compared"),
      (["list", "--kind", "dataset"], "no artifact in stemma.sqlite fits; without --kind and --where all are listed"),
      (["impact", "b"], "nothing that is recorded was made from b"),
      (["diff", "a", "a"], "nothing is recorded upstream of a or a"),
      (["diff", "b", "a", "--via", "data"], "along data edges; without --via all are followed"),
      (["ancestors", "a"], "nothing is recorded of what a was made from"),
      (["descendants", "a", "--via", "data"], "nothing that is recorded was made from a along data edges"),
      (["orphans"], "the origin of every artifact in stemma.sqlite is recorded"),
      (["query", "SELECT name FROM artifacts WHERE name = 'c'"], "the query found no rows"),
    ])
  func nothing(command: [String], words: String) throws {
    let scratch = try Self.project()
    expect(try scratch.stemma("lineage", "record", "two.yaml"), exits: 0)
    let answer = try scratch.stemma(["lineage"] + command)
    expect(answer, exits: 0)
    #expect(answer.errors.contains(words), "\(answer.errors)")
    #expect(!answer.errors.contains("nothing\n"))
  }
}
