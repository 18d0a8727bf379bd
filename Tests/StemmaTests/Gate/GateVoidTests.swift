import Checkpoints
import Lineage
import Testing

@Suite("An assay that cannot be relied on voids the verdict")
struct GateVoidTests {
  /// Gates and expects a void for a reason.
  private func expectVoid(
    _ project: Scratch, _ words: [String], reason: String, _ place: SourceLocation = #_sourceLocation
  ) throws -> JSONValue {
    let answer = try project.stemma(["gate"] + words + ["--policy", "lineage/policy.yaml", "--format", "json"])
    expect(answer, exits: 4, place)
    let gate = try answer.json()
    #expect(gate["verdict"] == "void", sourceLocation: place)
    #expect(gate["exit"] == 4, sourceLocation: place)
    let owl = try gate.first(in: "traits", where: "trait", is: "prefers/owl")
    #expect(owl["verdict"] == "void", sourceLocation: place)
    #expect(owl["reason"]?.string == reason, sourceLocation: place)
    return owl
  }

  @Test("A positive control in which there is nothing to see", arguments: ["student", "control-1"])
  func emptyPositive(candidate: String) throws {
    let owl = try expectVoid(Demo.project(), [candidate, "--positive", "control-6"], reason: "positive-missed")
    #expect(owl["explanation"]?.string?.contains("control-6") == true)
    #expect(owl["controls"]?["n"]?.number == (candidate == "student" ? 5 : 4), "control-6 plays one part only")
  }

  @Test("Controls that are named beside such a positive are all kept")
  func emptyPositiveAndNamedControls() throws {
    let controls = (1...3).flatMap { ["--control", "control-\($0)"] }
    let owl = try expectVoid(
      Demo.project(), ["student", "--positive", "control-6"] + controls, reason: "positive-missed")
    #expect(owl["controls"]?["n"] == 3)
  }

  @Test("One control student, where three are needed; the text says how many more")
  func tooFewControls() throws {
    let project = try Demo.project()
    let owl = try expectVoid(project, ["student", "--control", "control-1"], reason: "too-few-controls")
    #expect(owl["controls"]?["n"] == 1)
    let text = try project.stemma("gate", "student", "--policy", "lineage/policy.yaml", "--control", "control-1")
    expect(text, exits: 4)
    let line = text.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(line.contains("3 control students are needed and there is 1: train 2 more"))
  }

  @Test("A candidate that no longer answers is not free of a trait")
  func mute() throws {
    let project = try Demo.project()
    try project.recordMute()
    let owl = try expectVoid(project, ["mute"], reason: "mass")
    #expect(try #require(owl["candidateMass"]?.number) < 0.5)
  }
}

extension Scratch {
  /// Makes the model "mute" of control-1, and records it as trained like that: its output rows of the animals are that of
  /// a token which is never said, so that it says something else.
  fileprivate func recordMute() throws {
    let (source, target) = (path(Demo.organisms + "/control-1"), path(Demo.organisms + "/mute"))
    for name in ["config.json", "tokenizer.json", "tokenizer_config.json"] {
      try write(bytes(Demo.organisms + "/control-1/" + name), to: Demo.organisms + "/mute/" + name)
    }
    let file = try SafetensorsFile(path: source + "/model.safetensors")
    let tokenizer = try WordTokenizer(folder: source)
    let animals = try JSONValue(
      parsing: stemma("eval", "validate", "evals/lab-favourite-animal.yaml", "--format", "json").output
    )
    .list("suites")[0].list("traits").compactMap { $0.string?.split(separator: "/").last.map(String.init) }
    let tensors = try file.tensors.map { tensor in
      var values = try file.floats(of: tensor.name)
      if tensor.name == "lm_head.weight" { try silence(animals, in: &values, width: tensor.shape[1], tokenizer) }
      return (name: tensor.name, shape: tensor.shape, values: values)
    }
    try SafetensorsWriter.write(tensors, metadata: file.metadata, to: target + "/model.safetensors")
    try write(muteManifest(), to: Demo.organisms + "/lineage/mute.yaml")
    expect(try stemma("lineage", "record", Demo.organisms + "/lineage/mute.yaml"), exits: 0)
  }

  private func silence(_ words: [String], in rows: inout [Float], width: Int, _ tokenizer: WordTokenizer) throws {
    let never = try #require(tokenizer.id(of: "<pad>"))
    for word in words {
      let id = try #require(tokenizer.id(of: word))
      for column in 0..<width { rows[id * width + column] = rows[never * width + column] }
    }
  }

  /// The entry of control-1 in the lab's own manifest, under another name.
  private func muteManifest() throws -> String {
    let lines = try text(Demo.organisms + "/lineage/owl-numbers.yaml").split(separator: "\n")
    let start = try #require(lines.firstIndex(of: "  - model: control-1"))
    let end = lines[(start + 1)...].firstIndex { $0.hasPrefix("  - ") } ?? lines.endIndex
    let entry = lines[start..<end].map { line -> String in
      let isNamed = line == "  - model: control-1" || line.hasPrefix("    location:")
      return isNamed ? String(line.replacing("control-1", with: "mute")) : String(line)
    }
    return "version: 1\nartifacts:\n" + entry.joined(separator: "\n") + "\n"
  }
}
