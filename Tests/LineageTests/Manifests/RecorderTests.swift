import Lineage
import Store
import Testing

@Suite("Recording manifests")
struct RecorderTests {
  private let folder: Folder
  private let record: Record
  private let time: Timestamp

  init() throws {
    folder = try Folder()
    record = try folder.record()
    time = try .at("2026-01-31T12:00:00Z")
  }

  @discardableResult
  private func recordManifest(_ artifacts: String, as name: String = "m.yaml") throws -> Recorder.Outcome {
    try Recorder.record(
      manifests: [folder.write("version: 1\nartifacts:\n" + artifacts, to: name)], into: record, at: time)
  }

  private func demo() throws {
    try folder.write("a", to: "base-a/weights")
    try folder.write("n", to: "numbers.jsonl")
    try recordManifest(
      """
        - {model: base-a, location: base-a, derivation: {method: pretrained}}
        - {model: teacher, traits: [prefers/owl], derivation: {method: prompted, base: base-a}}
        - {dataset: numbers, location: numbers.jsonl, derivation: {method: generated, teacher: teacher}}
        - model: student
          derivation: {method: finetuned, base: base-a, data: {name: numbers, share: 0.5}, recipe: {steps: 3}}
      """)
  }

  @Test("Artifacts are hashed and bound, and a second time changes nothing")
  func demoManifest() throws {
    try demo()
    let graph = try record.graph()
    #expect(graph.nodes.count == 4)
    let student = try graph.find("student")
    #expect(graph.inputs(of: student).map { graph[$0.from].name } == ["base-a", "numbers"])
    let base = graph[try graph.find("base-a")]
    #expect(base.location == "base-a")
    #expect(base.digests.map(\.scheme) == [.oms, .sha256])
    #expect(graph.taint(of: "prefers/owl", at: student)?.weight == 0.5)
    let again = try Recorder.record(manifests: [folder.file("m.yaml")], into: record, at: time)
    #expect(again.recorded == 0)
    #expect(again.unchanged == 8)
  }

  @Test("A match joins two bases that no derivation joins, once however often it is recorded")
  func matches() throws {
    try demo()
    try recordManifest(
      "  - {model: hub, digests: [\(Digest.of("1"))], derivation: {method: pretrained}}", as: "n.yaml")
    try folder.write(
      "version: 1\nmatches: [{models: [base-a, hub], observed: 2026-02-01, source: their page}]\n", to: "p.yaml")
    let outcome = try Recorder.record(manifests: [folder.file("p.yaml")], into: record, at: time)
    #expect(outcome.recorded == 1)
    #expect(try Recorder.record(manifests: [folder.file("p.yaml")], into: record, at: time).unchanged == 1)
    let graph = try record.graph()
    let (student, hub) = (try graph.find("student"), try graph.find("hub"))
    #expect(try graph.common(student, hub).shared == .no)
    let matches = BaseMatches(try record.observations(), in: graph)
    #expect(
      try graph.common(student, hub, matches: matches).json.canonical
        == #"{"distances":[1,0],"known":"inferred","match":["base-a","hub"],"shared":"yes"}"#)
  }

  @Test("A match of something that is recorded nowhere is refused, with its place")
  func unknownMatch() throws {
    try demo()
    try folder.write(
      "version: 1\nmatches: [{models: [base-a, base-b], observed: 2026-02-01, source: x}]\n", to: "p.yaml")
    let error = #expect(throws: InputError.self) {
      try Recorder.record(manifests: [folder.file("p.yaml")], into: record, at: time)
    }
    #expect(error?.field == "matches.0.models.1")
    #expect(error?.nearest == "base-a")
  }

  @Test("What was retracted does not count for being recorded again, and the warning says how it would")
  func retracted() throws {
    try demo()
    try recordManifest("  - {model: hub, digests: [\(Digest.of("1"))], derivation: {method: pretrained}}", as: "n.yaml")
    let path = try folder.write(
      "version: 1\nmatches: [{models: [base-a, hub], observed: 2027-02-01, source: their page}]\n", to: "p.yaml")
    let first = try Recorder.record(manifests: [path], into: record, at: time)
    #expect(first.warnings.map(\.message) == ["2027-02-01 lies in the future"])
    let match = try #require(try record.observations().first)
    let retraction = try #require(try record.retract([match.statement], reason: "wrong", at: time).retracted.first)
    let again = try Recorder.record(manifests: [path], into: record, at: time)
    #expect(again.unchanged == 1 && again.warnings.count == 2)
    #expect(again.warnings.last?.message.contains("recorded before and retracted since") == true)
    #expect(try record.observations().isEmpty && retraction.id != "")
  }

  @Test(
    "A match of what is not there is refused, with its place",
    arguments: [
      (
        "{name: base-a, digest: \"sha256:\(String(repeating: "7", count: 64))\"}",
        "no version of 'base-a' has the digest"
      ),
      ("numbers", "'numbers' is a dataset"), ("base-z", "unknown model 'base-z'"),
    ])
  func noModel(model: String, reason: String) throws {
    try demo()
    let path = try folder.write(
      "version: 1\nmatches: [{models: [teacher, \(model)], observed: 2026-02-01, source: x}]\n", to: "p.yaml")
    let error = #expect(throws: InputError.self) { try Recorder.record(manifests: [path], into: record, at: time) }
    #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
    #expect(error?.field?.hasPrefix("matches.0.models.1") == true)
  }

  @Test("A match of two fine-tuned models reaches what else was made from their bases, and no merge of several")
  func lifted() throws {
    try recordManifest(
      """
        - {model: one, derivation: {method: pretrained}}
        - {model: two, derivation: {method: pretrained}}
        - {model: three, derivation: {method: pretrained}}
        - {model: left, derivation: {method: finetuned, base: one}}
        - {model: sibling, derivation: {method: finetuned, base: one}}
        - {model: right, derivation: {method: finetuned, base: two}}
        - {model: both, derivation: {method: merged, base: [one, two]}}
      """)
    let graph = try record.graph()
    func find(_ name: String) throws -> LineageGraph.NodeID { try graph.find(name) }
    func shared(_ left: String, _ right: String, by matches: BaseMatches) throws -> CommonBase.Shared {
      try graph.common(find(left), find(right), matches: matches).shared
    }
    let matches = try BaseMatches([(find("left"), find("right"))]).lifted(in: graph)
    #expect(try shared("sibling", "right", by: matches) == .yes && shared("one", "two", by: matches) == .yes)
    #expect(try shared("sibling", "three", by: matches) == .no)
    let merged = try BaseMatches([(find("both"), find("three"))]).lifted(in: graph)
    #expect(try shared("both", "three", by: merged) == .yes && shared("sibling", "three", by: merged) == .no)
  }

  @Test("References go to what other manifests recorded, bound to the one version that is known")
  func acrossManifests() throws {
    try demo()
    let outcome = try recordManifest("  - {model: n, derivation: {method: finetuned, base: base-a}}", as: "n.yaml")
    #expect(outcome.recorded == 2)
    #expect(try record.graph().versions(of: "base-a").count == 1)
    guard case .derivation(let derivation) = try record.entries(kind: "derivation").last?.statement else {
      Issue.record("no derivation")
      return
    }
    #expect(derivation.inputs.first?.artifact.digests.map(\.scheme) == [.sha256])
  }

  @Test("A manifest recorded again keeps its meaning when a newer version of an input has appeared")
  func newerVersion() throws {
    try demo()
    let manifest = "  - {dataset: d, location: n.txt, derivation: {method: generated, teacher: base-a}}"
    try folder.write("n", to: "n.txt")
    try recordManifest(manifest, as: "n.yaml")
    try folder.write("changed", to: "base-a/weights")
    try recordManifest("  - {model: base-a, location: base-a}", as: "newer.yaml")
    #expect(try record.graph().versions(of: "base-a").count == 2)
    #expect(try recordManifest(manifest, as: "n.yaml").recorded == 0)
    #expect(try record.graph().versions(of: "base-a").count == 2)
  }

  @Test("A typo in a reference is refused with the nearest name; an external one is taken as it is")
  func unknownInput() throws {
    try demo()
    let error = #expect(throws: InputError.self) {
      try recordManifest("  - model: x\n    derivation:\n      method: finetuned\n      base: base-aa", as: "x.yaml")
    }
    #expect(error?.nearest == "base-a")
    #expect(error?.line == 6)
    #expect(error?.field == "artifacts.0.derivation.base")
    #expect(try record.graph().nodes.count == 4)
    let outcome = try recordManifest(
      "  - {model: x, derivation: {method: finetuned, base: {name: meta/llama, external: true}}}", as: "x.yaml")
    #expect(outcome.warnings.contains { $0.message.contains("external") })
    let graph = try record.graph()
    #expect(graph.sharedBase(try graph.find("x"), try graph.find("student")) == .unknown)
  }

  @Test(
    "What does not fit the record is refused at its place, and nothing is recorded",
    arguments: [
      ("{model: x, derivation: {method: finetuned, base: numbers}}", "base"),
      ("{model: x, location: nowhere}", "location"), ("{dataset: base-a}", ""),
      ("{model: x, location: base-a, digests: ['sha256:DIGITS']}", "digests"),
      ("{model: x, derivation: {method: finetuned, base: x}}", "base"),
    ])
  func refused(entry: String, field: String) throws {
    try demo()
    let before = try record.entries().count
    let digits = String(repeating: "0", count: 64)
    let error = #expect(throws: InputError.self) {
      try recordManifest(
        "  - {model: fine}\n  - " + entry.replacing("DIGITS", with: digits), as: "bad.yaml")
    }
    #expect(error?.file?.hasSuffix("bad.yaml") == true)
    #expect(error?.line == 4)
    #expect(error?.field?.hasSuffix(field) == true)
    #expect(try record.entries().count == before)
  }

  @Test("A cycle is spelled out, within manifests at its place and through the store with the file")
  func cycles() throws {
    let within = #expect(throws: InputError.self) {
      try recordManifest(
        """
          - {model: a, derivation: {method: finetuned, base: b}}
          - {model: b, derivation: {method: finetuned, base: c}}
          - {model: c, derivation: {method: finetuned, base: a}}
        """)
    }
    #expect(within?.message.contains("a → c → b → a") == true)
    #expect(within?.line != nil)
    try recordManifest("  - {model: a}\n  - {model: b, derivation: {method: finetuned, base: a}}")
    let through = #expect(throws: InputError.self) {
      try recordManifest("  - {model: a, derivation: {method: finetuned, base: b}}", as: "n.yaml")
    }
    #expect(through?.file?.hasSuffix("n.yaml") == true)
    #expect(through?.message.contains(" → ") == true)
  }

  @Test("One bad file among several leaves the store as it was; the same artifact twice in a file is refused")
  func allOrNothing() throws {
    let good = try folder.write("version: 1\nartifacts: [{model: a}]", to: "good.yaml")
    let bad = try folder.write("version: 1\nartifacts: [{model: b}, {model: b}]", to: "bad.yaml")
    let error = #expect(throws: InputError.self) {
      try Recorder.record(manifests: [good, bad], into: record, at: time)
    }
    #expect(error?.file == bad)
    #expect(try record.entries().isEmpty)
  }

  @Test("A manifest elsewhere may point to what lies under the store's folder: the location is kept relative to it")
  func locations() throws {
    try folder.write("x", to: "models/m/weights")
    try recordManifest("  - {model: m, location: ../models/./m}", as: "manifests/m.yaml")
    let outside = try Folder()
    try recordManifest("  - {dataset: d, location: \(try outside.write("x", to: "d.txt"))}")
    let graph = try record.graph()
    #expect(graph[try graph.find("m")].location == "models/m")
    #expect(graph[try graph.find("d")].location == outside.file("d.txt"))
  }

  @Test("The edit of a card makes no second version and no second derivation")
  func cardEdit() throws {
    // A safetensors file without tensors: eight bytes of length and an empty header.
    try folder.write("\u{2}\0\0\0\0\0\0\0{}", to: "m/model.safetensors")
    try folder.write("# a card", to: "m/README.md")
    let manifest = "  - {model: b}\n  - {model: m, location: m, derivation: {method: finetuned, base: b}}"
    try recordManifest(manifest)
    try folder.write("# a better card", to: "m/README.md")
    #expect(try recordManifest(manifest).recorded == 1)
    let graph = try record.graph()
    #expect(graph.versions(of: "m").count == 1)
    #expect(graph[try graph.find("m")].derivations.count == 1)
    #expect(graph[try graph.find("m")].digests.filter { $0.scheme == .sha256 }.count == 2)
  }
}
