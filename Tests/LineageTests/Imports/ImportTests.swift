import Testing

@testable import Lineage

@Suite("An import as a whole")
struct ImportTests {
  private let folder: Folder
  private let record: Record

  init() throws {
    folder = try Folder()
    record = try folder.record()
  }

  private func run(
    _ files: [String: String] = [:], _ paths: [String] = ["in"], _ change: (inout Import.Options) -> Void = { _ in }
  ) throws -> Import.Outcome {
    for (path, text) in files { try folder.write(text, to: path) }
    var options = Import.Options()
    change(&options)
    var run = Import(into: record, options: options)
    return try run.run(paths.map(folder.file), at: .at("2026-01-31"))
  }

  private static func card(_ base: String, _ more: String = "") -> String { "---\nbase_model: \(base)\n\(more)\n---\n" }

  @Test("What agrees is one derivation that names all of its files, and what does not stays two")
  func merging() throws {
    let outcome = try run([
      "in/owl/README.md": Self.card("acme/base", "datasets: acme/hoots"),
      "in/owl/adapter_config.json": #"{"peft_type": "LORA", "base_model_name_or_path": "acme/base", "revision": "v1"}"#,
      "in/cub/README.md": Self.card("acme/base", "base_model_relation: finetune"),
      "in/cub/adapter_config.json": #"{"peft_type": "LORA", "base_model_name_or_path": "acme/other"}"#,
    ])
    #expect(outcome.warnings == [] && outcome.derivations == 3 && outcome.artifacts == [.model: 2])
    let graph = try record.graph()
    let owl = try graph.find("owl")
    #expect(graph[owl].derivations.map(\.method) == [.adapter])
    let sources = try record.entries(kind: "derivation").compactMap { entry -> [String?]? in
      guard case .derivation(let made) = entry.statement, made.output.name == "owl" else { return nil }
      return made.inputs.map(\.source)
    }
    #expect(
      sources == [
        [
          "in/owl/adapter_config.json: base_model_name_or_path; in/owl/README.md: base_model",
          "in/owl/README.md: datasets",
        ]
      ])
    #expect(graph[try graph.find("cub")].derivations.count == 2)
  }

  @Test("A name that is a model in one file and a data set in another stays what it was first, with a warning")
  func kinds() throws {
    let outcome = try run([
      "in/a.csv": "child,parent\nacme/x,acme/y\n", "in/b/README.md": Self.card("acme/z", "datasets: acme/y"),
    ])
    #expect(outcome.warnings.map(\.message) == ["'acme/y' is a model elsewhere and cannot be a dataset too; left out"])
    #expect(outcome.warnings.map(\.file) == ["in/b/README.md"])
    let again = try run(["in/c.csv": "child,datasets,parent\nacme/w,acme/x,\n"], ["in/c.csv"])
    #expect(again.warnings.map(\.message) == ["'acme/x' is a model elsewhere and cannot be a dataset too; left out"])
  }

  @Test("What closes a cycle is left out with the cycle, within an import and with what is recorded")
  func cycles() throws {
    let outcome = try run(["in/a.csv": "child,parent\na,b\nb,c\nc,a\n"])
    #expect(outcome.warnings.count == 1 && outcome.warnings[0].line != nil)
    #expect(outcome.warnings[0].message.hasPrefix("cycle: "))
    #expect(outcome.derivations == 2)
    let again = try run(["more.csv": "child,parent\nc,a\n"], ["more.csv"])
    #expect(again.warnings.map(\.message) == ["cycle: c → b → a → c; this derivation is left out"])
    #expect(again.warnings[0].file == "more.csv" && again.warnings[0].line == 2)
  }

  @Test("Weights that lie in a folder pin its model, unless they are not wanted or not all there")
  func pinning() throws {
    try folder.write(HeaderBytes.safetensors(), to: "in/owl/model.safetensors")
    try folder.write(HeaderBytes.safetensors(), to: "in/cut/model-00001-of-00002.safetensors")
    let index = #"{"weight_map": {"w": "model-00001-of-00002.safetensors", "v": "model-00002-of-00002.safetensors"}}"#
    var steps: [String] = []
    try folder.write(index, to: "in/cut/model.safetensors.index.json")
    var first = Import(into: record)
    _ = try first.run([folder.file("in")], at: .at("2026-01-31")) { steps.append("\($0.rawValue) \($1) of \($2)") }
    #expect(steps == ["reading 0 of 3", "reading 1 of 3", "reading 2 of 3", "hashing 0 of 1"])
    let graph = try record.graph()
    let (owl, cut) = (graph[try graph.find("owl")], graph[try graph.find("cut")])
    #expect(owl.isPinned && owl.location == "in/owl" && !cut.isPinned && cut.location == nil)
    let other = try Folder()
    try other.write(HeaderBytes.safetensors(), to: "in/owl/model.safetensors")
    var options = Import.Options()
    options.hashing = nil
    let unpinned = try other.record()
    var run = Import(into: unpinned, options: options)
    _ = try run.run([other.file("in")], at: .at("2026-01-31"))
    let open = try unpinned.graph()
    #expect(open[try open.find("owl")].isPinned == false)
  }

  @Test("A file that is named must be of some format; in a folder it is left alone")
  func unknown() throws {
    let outcome = try run(["in/a.txt": "words", "in/b.json": "{"])
    #expect(outcome.read == 0 && outcome.unrecognised == ["in/a.txt"])
    #expect(outcome.refused.map(\.file) == ["in/b.json"])
    let named = try run([:], ["in/a.txt"])
    #expect(named.refused.map(\.file) == ["a.txt"] && named.refused[0].reason.contains("--as names one"))
    #expect(throws: InputError.self) { try run([:], ["absent"]) }
  }

  @Test("A format that is named is used for all files; one that does not exist is refused with the nearest")
  func formats() throws {
    let outcome = try run(["in/table.txt": "child,parent\na/x,a/y\n", "in/b.json": "{}"]) { $0.format = "csv" }
    #expect(outcome.formats == ["csv": 1] && outcome.refused.map(\.file) == ["in/b.json"])
    let error = #expect(throws: InputError.self) { try run { $0.format = "axolotol" } }
    #expect(error?.nearest == "axolotl")
    let map = try run(["x.csv": "child,parent\na,b\n"], ["x.csv"]) { $0.map = ["chidl": "child"] }
    #expect(map.refused.first?.reason.contains("did you mean 'child'?") == true)
  }

  @Test("A given name is that of the path, and no other")
  func names() throws {
    _ = try run(["in/README.md": Self.card("acme/base"), "in/sub/README.md": Self.card("acme/base")]) {
      $0.name = "acme/owl@v2"
    }
    #expect(Set(try record.graph().nodes.map(\.name)) == ["acme/owl@v2", "sub", "acme/base"])
    let error = #expect(throws: InputError.self) { try run { $0.name = "no name" } }
    #expect(error?.field == "--name")
  }

  @Test("A file that turns out to be broken leaves nothing of what it said before")
  func broken() throws {
    let outcome = try run(["in/a.csv": "child,parent\na/x,a/y\n\"a/z,a/y\n"])
    #expect(outcome.refused.count == 1 && outcome.recorded == 0 && outcome.warnings == [])
  }
}
