import Lineage
import Testing

@Suite("lineage import of a folder with forty files of many tools")
struct LineageImportTests {
  private func imported(_ options: String...) throws -> (scratch: Scratch, answer: Answer) {
    let scratch = try Scratch()
    try MixedFolder.write(into: scratch)
    let answer = try scratch.stemma(["lineage", "import", MixedFolder.name] + options)
    expect(answer, exits: 0)
    return (scratch, answer)
  }

  @Test("The summary says what is wrong and where, what was found, and where to look next")
  func summary() throws {
    let (_, answer) = try imported()
    try Golden.expect(answer.errors + "\n" + answer.output, at: "lineage-import-mixed.txt")
  }

  @Test("The answer accounts for every file, with a place for every warning and a reason for every refusal")
  func json() throws {
    let answer = try imported("--format", "json").answer
    #expect(answer.errors.isEmpty)
    let json = try answer.json()
    #expect(json["schema"] == "stemma/import/1")
    #expect(
      json.list("refused").compactMap { $0["file"]?.string } == [
        "zoo/empty.json", "zoo/models/cut.gguf", "zoo/models/lying.safetensors",
        "zoo/models/template/README.md", "zoo/training/latin.yaml",
      ])
    #expect(json.list("refused").allSatisfy { $0["reason"]?.string?.isEmpty == false })
    let alone = json.list("unrecognised").compactMap(\.string)
    #expect(
      alone == [
        "zoo/models/owl/tokenizer.json", "zoo/notes.txt", "zoo/training/dataset_info.json", "zoo/training/list.yaml",
      ])
    #expect(json["read"] == 31 && json.list("refused").count + alone.count == 9)
    for warning in json.list("warnings") {
      #expect(warning["file"]?.string?.hasPrefix("zoo/") == true && warning["message"]?.string?.isEmpty == false)
    }
    let kinds = ["models", "datasets", "derivations"].compactMap { json[$0]?.number }
    #expect(kinds.allSatisfy { $0 > 0 } && kinds.reduce(0, +) == json["recorded"]?.number)
  }

  @Test("Importing again changes nothing")
  func again() throws {
    let (scratch, answer) = try imported("--format", "json")
    let second = try scratch.stemma("lineage", "import", MixedFolder.name, "--format", "json")
    expect(second, exits: 0)
    let (before, after) = (try answer.json(), try second.json())
    #expect(after["recorded"] == 0 && after["unchanged"] == before["recorded"])
    #expect(after["warnings"] == before["warnings"] && after["refused"] == before["refused"])
  }

  @Test("Every edge says from which file and field it comes")
  func sources() throws {
    let scratch = try imported().scratch
    let answer = try scratch.stemma(
      "lineage", "query", "SELECT input, output, source FROM edges", "--format", "json")
    expect(answer, exits: 0)
    let rows = try answer.json().list("rows").compactMap(\.array)
    #expect(rows.count > 40)
    for row in rows {
      let parts = (row[2].string ?? "").split(separator: ": ", maxSplits: 1)
      #expect(parts.count == 2 && scratch.exists(String(parts[0])), "\(row)")
    }
  }

  @Test("What was imported verifies, until a file changes")
  func verify() throws {
    let scratch = try imported().scratch
    expect(try scratch.stemma("lineage", "verify"), exits: 0)
    try scratch.write("{}", to: MixedFolder.name + "/models/owl/config.json")
    expect(try scratch.stemma("lineage", "verify"), exits: 1)
  }

  @Test("What sources disagree about are two accounts, and a finding")
  func disagreement() throws {
    let scratch = try imported().scratch
    let answer = try scratch.stemma("lineage", "show", "lora", "--format", "json")
    expect(answer, exits: 0)
    let methods = try answer.json()["artifact"]?.list("derivations").compactMap { $0["method"]?.string }
    #expect(methods == ["adapter", "adapter"])
    let risk = try scratch.stemma("risk", "lora", "--format", "json")
    #expect(risk.output.contains("STM133"))
  }
}
