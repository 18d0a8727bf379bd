import Lineage

/// The importers of exchanged documents: whatever the bytes are, each reads, warns or throws.
enum ExchangeFuzz {
  /// By name, for reports; every one takes the same bytes.
  static let targets: [(name: String, run: @Sendable ([UInt8]) -> Void)] =
    ["stemma", "cyclonedx", "spdx", "intoto", "prov", "openlineage"].map { word in (word, { read($0, as: word) }) }

  private static func read(_ bytes: [UInt8], as word: String) {
    guard let importer = try? ImportFormats.named(word), let document = try? Document(json: bytes, file: "a.json")
    else {
      return
    }
    for content in [ImportFile.Content.documents([document]), .lines([document, document], bad: [])] {
      let file = ImportFile(label: "a.json", content: content)
      var claims = Claims(map: ["kind": "model"])
      _ = importer.recognises(file)
      try? importer.read(file, into: &claims)
    }
  }

  /// Valid inputs to start the mutations from: one lineage in every format, and a few of the shapes that others write.
  static func seeds() throws -> [[UInt8]] {
    let export = try lineage()
    let context = ExportContext(time: try Timestamp(checking: "2026-01-31"), version: "0")
    var texts: [String] = []
    for exporter in ExportFormats.all {
      switch exporter.document(export, context) {
      case .json(let value): texts.append(value.canonical)
      case .lines(let values): texts += values.map(\.canonical)
      case .text: break
      }
    }
    if case .lines(let signed) = try InTotoExporter.signed(export, with: PrivateKey(generating: .ed25519)) {
      texts += signed.map(\.canonical)
      texts += signed.map { envelope in
        JSONValue.object([
          "mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json", "dsseEnvelope": envelope,
          "verificationMaterial": ["tlogEntries": []],
        ]).canonical
      }
    }
    return (texts + foreign).map { Array($0.utf8) }
  }

  private static func lineage() throws -> LineageExport {
    let digest = Digest(scheme: .sha256, hex: String(repeating: "a", count: 64))
    let time = try Timestamp(checking: "2026-01-31")
    func artifact(_ kind: ArtifactKind, _ name: String) -> LineageExport.Artifact {
      .init(
        kind: kind, reference: ArtifactReference(name: name, digests: digest.map { [$0] } ?? []),
        properties: ["k": "v"],
        traits: [TraitFact(trait: "prefers/owl", standing: .carries, basis: .declared, statement: "s")])
    }
    return LineageExport(
      artifacts: [artifact(.model, "acme/s@v1"), artifact(.model, "acme/t"), artifact(.dataset, "acme/d")],
      derivations: [
        .init(
          statement: "1", recordedAt: time, output: 0, method: .finetuned,
          inputs: [.init(role: .base, artifact: 1), .init(role: .data, artifact: 2, share: 0.5)],
          recipe: ["epochs": 3], properties: ["seed": "1"]),
        .init(
          statement: "2", recordedAt: time, output: 2, method: .generated, inputs: [.init(role: .teacher, artifact: 1)]),
      ])
  }

  private static let foreign = [
    #"{"bomFormat":"CycloneDX","specVersion":"1.5","components":[{"type":"machine-learning-model","name":"X","#
      + #""purl":"pkg:huggingface/o/X@1","components":[{"type":"data","name":"d","properties":[{"name":"usage","#
      + #""value":"training"}]}],"modelCard":{"modelParameters":{"datasets":[{"ref":"r"},{"type":"dataset","name":"i"}]}},"#
      + #""pedigree":{"ancestors":[{"type":"machine-learning-model","name":"b","externalReferences":[{"type":"website","#
      + #""url":"https://huggingface.co/o/b"}]}],"descendants":[{"type":"data","name":"e"}]}}]}"#,
    #"{"_type":"https://in-toto.io/Statement/v0.1","subject":[{"name":"m.gguf","digest":{"sha256":"00"}}],"#
      + #""predicateType":"https://slsa.dev/provenance/v0.2","predicate":{"materials":[{"uri":"pkg:huggingface/o/b","#
      + #""digest":{"sha256":"00"}}]}}"#,
    #"{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"m","digest":{"sha256":"00"}}],"#
      + #""predicateType":"https://model_signing/signature/v1.0","predicate":{"resources":[{"name":"a","digest":"0f"}]}}"#,
    #"{"prefix":{},"entity":{"a:x":{"prov:type":["ex:Model"]},"a:y":{"prov:type":{"$":"dcat:Dataset"}}},"#
      + #""bundle":{"b":{"entity":{}}},"wasDerivedFrom":{"_:1":[{"prov:generatedEntity":"a:x","prov:usedEntity":"a:y"}]}}"#,
    #"{"eventTime":"t","eventType":"START","run":{"runId":"1"},"job":{"namespace":"n","name":"j"},"inputs":[{"namespace":"#
      + #""s3://b","name":"a/b/c/d/e"}],"outputs":[{"namespace":"hf","name":"o/m","facets":{"datasetType":"#
      + #"{"datasetType":"MODEL"}}}]}"#,
  ]
}
