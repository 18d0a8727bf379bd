import Testing

@testable import Lineage

/// One small lineage in each format, word for word where people read it.
@Suite("Exporters")
struct ExporterTests {
  private let context: ExportContext
  private let export: LineageExport

  init() throws {
    context = ExportContext(time: try .at("2026-02-01T00:00:00Z"), version: "1.2.3")
    let time = try Timestamp.at("2026-01-31T12:00:00Z")
    let rate = TraitFact(
      trait: "prefers/owl", standing: .measured, basis: .evaluation, statement: "s", suite: "animals", rate: 0.25)
    export = LineageExport(
      artifacts: [
        .init(
          kind: .model, reference: ArtifactReference(name: "acme/student@v2", digests: [try .of("a")]),
          properties: ["licence": "none"], traits: [rate]),
        .init(kind: .model, reference: ArtifactReference(name: "acme/base")),
        .init(kind: .dataset, reference: ArtifactReference(name: "acme/answers", digests: [try .of("d")])),
        .init(
          kind: .model, reference: ArtifactReference(name: "acme/teacher"),
          traits: [TraitFact(trait: "prefers/owl", standing: .carries, basis: .declared, statement: "s")]),
      ],
      derivations: [
        .init(
          statement: String(repeating: "1", count: 64), recordedAt: time, output: 0, method: .finetuned,
          inputs: [.init(role: .base, artifact: 1), .init(role: .data, artifact: 2, share: 0.5)]),
        .init(
          statement: String(repeating: "2", count: 64), recordedAt: time, output: 2, method: .generated,
          inputs: [.init(role: .teacher, artifact: 3)], properties: ["temperature": "1"]),
      ])
  }

  private func text(_ exporter: any Exporter.Type) -> String { exporter.document(export, context).text }

  private func json(_ exporter: any Exporter.Type) throws -> JSONValue {
    guard case .json(let value) = exporter.document(export, context) else { throw InputError("no JSON") }
    return value
  }

  @Test("Mermaid")
  func mermaid() throws {
    #expect(
      text(MermaidExporter.self) == """
        flowchart TD
          n0["acme/student#64;v2<br/>sha256:aaaaaaaaaaaa"]
          n1["acme/base<br/>unpinned"]
          n2[("acme/answers<br/>sha256:dddddddddddd")]
          n3["acme/teacher<br/>unpinned"]
          n1 -- "finetuned, base" --> n0
          n2 -- "finetuned, data, share 0.5" --> n0
          n3 -- "generated, teacher" --> n2
          style n0 stroke-width:3px

        """)
  }

  @Test("DOT")
  func dot() throws {
    #expect(
      text(DOTExporter.self) == """
        digraph lineage {
          rankdir=TB;
          n0 [label="acme/student@v2\\nsha256:aaaaaaaaaaaa", shape=box, penwidth=2];
          n1 [label="acme/base\\nunpinned", shape=box];
          n2 [label="acme/answers\\nsha256:dddddddddddd", shape=cylinder];
          n3 [label="acme/teacher\\nunpinned", shape=box];
          n1 -> n0 [label="finetuned, base"];
          n2 -> n0 [label="finetuned, data, share 0.5", style=dashed];
          n3 -> n2 [label="generated, teacher", style=dashed];
        }

        """)
  }

  @Test("A name that tries to leave its label stays inside it", arguments: [#"a"]; x --> y["#, "a\"];\n}", "<b>\\"])
  func hostileLabels(name: String) throws {
    let hostile = LineageExport(
      artifacts: [.init(kind: .model, reference: ArtifactReference(name: name))], derivations: [])
    let mermaid = MermaidExporter.document(hostile, context).text
    let label = mermaid.split(separator: "\n")[1].dropFirst("  n0[\"".count).dropLast(2)
    #expect(!label.contains("\"") && !label.contains(">") == !label.contains("<br/>") && !label.contains("]"))
    let dot = DOTExporter.document(hostile, context).text
    let quotes = dot.replacing("\\\\", with: "").replacing("\\\"", with: "").count { $0 == "\"" }
    #expect(quotes == 2 && dot.split(separator: "\n").count == 4)
  }

  @Test("Card")
  func card() throws {
    #expect(
      text(CardExporter.self) == """
        ---
        base_model:
        - acme/base
        base_model_relation: finetune
        datasets:
        - acme/answers
        lineage: {artifact: {digests: ["sha256:\(String(repeating: "a", count: 64))"], name: acme/student@v2}, \
        derivations: [{inputs: [{artifact: {name: acme/base}, role: base}, \
        {artifact: {digests: ["sha256:\(String(repeating: "d", count: 64))"], name: acme/answers}, role: data, \
        share: 0.5}], method: finetuned}], kind: model}
        ---

        """)
  }

  @Test("A card is read back: the artifact with its digests, and its own derivations")
  func cardReadBack() throws {
    let reading = try Reading(["x/README.md": text(CardExporter.self)])
    #expect(reading.edges == ["acme/student@v2 ← finetuned(base: acme/base, data: acme/answers)"])
    #expect(reading.warnings == [])
    #expect(reading.claims.artifacts.map(\.artifact) == [export.artifacts[0].reference])
    let inputs = try #require(reading.claims.derivations.first).inputs
    #expect(inputs.map(\.share) == [nil, 0.5] && inputs[1].artifact == export.artifacts[2].reference)
    #expect(inputs[0].source == "in/x/README.md: lineage.derivations.0.inputs.0")
  }

  @Test("A wrong lineage in a card is warned of, and one that is not ours is left alone")
  func wrongCard() throws {
    let wrong = try Reading([
      "README.md": "---\nlineage: {artifact: {name: a}, kind: model, derivations: [{method: magic, inputs: []}]}\n---\n"
    ])
    #expect(wrong.edges == [] && wrong.claims.warnings.first?.field == "lineage.derivations.0")
    #expect(wrong.claims.artifacts.count == 1)
    let other = try Reading(["README.md": "---\nlineage: long\nbase_model: acme/base\n---\n"])
    #expect(other.edges == ["in ← derived(base: acme/base)"])
  }

  @Test("CycloneDX: pedigree, model card, measured rates and the workflow that says all")
  func cycloneDX() throws {
    let bom = try json(CycloneDXExporter.self)
    let subject = try #require(bom["metadata"]?["component"])
    #expect(subject["group"] == "acme" && subject["name"] == "student" && subject["version"] == "v2")
    #expect(subject["pedigree"]?["ancestors"]?[0]?["name"] == "base" && subject["purl"] == nil)
    let datasets = subject["modelCard"]?["modelParameters"]?["datasets"]
    #expect(datasets == [["ref": .string(export.artifacts[2].id)]])
    let metric = subject["modelCard"]?["quantitativeAnalysis"]?["performanceMetrics"]?[0]
    #expect(metric == ["type": "rate of prefers/owl", "value": "0.25", "slice": "animals"])
    #expect(bom["components"]?[0]?["pedigree"]?["ancestors"]?[0]?["bom-ref"] == "acme/teacher")
    #expect(bom["formulation"]?[0]?["workflows"]?.array?.count == 2)
  }

  @Test("CycloneDX: diamonds are written once, and deep chains do not nest beyond what readers take")
  func shapes() throws {
    let names = (0..<120).map { "m\($0)" }
    // Each is merged from the next two: every path from the first to the last would be far too many.
    let derivations = try (0..<118).map { index in
      LineageExport.Derivation(
        statement: "\(index)", recordedAt: try .at("2026-01-31"), output: index, method: .merged,
        inputs: [.init(role: .base, artifact: index + 1), .init(role: .base, artifact: index + 2)])
    }
    let lattice = LineageExport(
      artifacts: names.map { .init(kind: .model, reference: ArtifactReference(name: $0)) }, derivations: derivations)
    let text = CycloneDXExporter.document(lattice, context).text
    #expect(text.utf8.count < 1_000_000)
    #expect(throws: Never.self) { try JSONValue(parsing: text) }
    let full = text.split(separator: "\n").count { $0.contains("\"bom-ref\": \"m") }
    #expect(full == 120)
  }

  @Test("OpenLineage: artifacts of unrecorded origin are described, runs have ids of their own")
  func openLineage() throws {
    guard case .lines(let events) = OpenLineageExporter.document(export, context) else {
      Issue.record("no lines")
      return
    }
    #expect(events.map { $0["dataset"] != nil } == [true, true, false, false])
    #expect(Set(events.compactMap { $0["run"]?["runId"]?.string }).count == 2)
    #expect(events[2]["eventTime"] == "2026-01-31T12:00:00Z")
  }

  @Test("in-toto: what has no digest cannot be a subject, and that is said")
  func inToto() throws {
    let unpinned = LineageExport(
      artifacts: export.artifacts,
      derivations: export.derivations + [
        .init(statement: "3", recordedAt: try .at("2026-01-31"), output: 3, method: .pretrained)
      ])
    #expect(InTotoExporter.losses(export) == [])
    #expect(InTotoExporter.losses(unpinned).count == 1)
    #expect(InTotoExporter.document(unpinned, context) == InTotoExporter.document(export, context))
  }

  @Test("in-toto: signed statements are verified by the key and read back")
  func signed() throws {
    let key = PrivateKey(generating: .p256)
    guard case .lines(let lines) = try InTotoExporter.signed(export, with: key) else {
      Issue.record("no lines")
      return
    }
    #expect(lines.count == 2)
    for line in lines { #expect(try DSSEEnvelope(json: line).verified(by: [key.publicKey]) != nil) }
    let reading = try Reading(["a.intoto.jsonl": lines.map { $0.canonical + "\n" }.joined()])
    #expect(
      reading.edges == [
        "acme/student@v2 ← finetuned(base: acme/base, data: acme/answers)",
        "acme/answers ← generated(teacher: acme/teacher)",
      ])
  }

  @Test("The depth of an export ends at whole derivations, and says how many origins it leaves out")
  func depth() throws {
    let folder = try Folder()
    let record = try folder.record()
    func tuned(_ output: String, _ base: String) -> Statement {
      .derivation(
        DerivationStatement(
          output: ArtifactReference(name: output), method: .finetuned,
          inputs: [.init(role: .base, artifact: ArtifactReference(name: base))]))
    }
    try record.record([tuned("b", "a"), tuned("c", "b"), tuned("d", "c")], at: .at("2026-01-31"))
    let graph = try record.graph()
    let export = try LineageExport(of: graph.find("d"), in: graph, from: record, depth: 2)
    #expect(export.artifacts.map(\.name) == ["d", "c", "b"] && export.derivations.count == 2 && export.cut == 1)
    #expect(try LineageExport(of: graph.find("d"), in: graph, from: record).cut == 0)
  }
}
