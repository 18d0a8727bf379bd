import Checkpoints
import Lineage

/// The files beside models and weights: whatever the bytes are, each is read, warned of or refused.
enum ModelFilesFuzz {
  /// - Parameter folder: where the files are written, each under the name by which its importer knows it.
  static func targets(folder: String) throws(FuzzError) -> [FuzzTarget] {
    var targets = [
      FuzzTarget(name: "yaml", seeds: bytes(Seeds.yaml + Seeds.axolotl + Seeds.mergekit), run: yaml),
      FuzzTarget(name: "json", seeds: bytes(Seeds.json), run: json),
    ]
    let files: [(file: String, format: String, seeds: [[UInt8]])] = [
      ("README.md", "card", bytes(Seeds.card)), ("Modelfile", "modelfile", bytes(Seeds.modelfile)),
      ("edges.csv", "csv", bytes(Seeds.table)), ("axolotl.yaml", "axolotl", bytes(Seeds.axolotl)),
      ("llama.yaml", "llama-factory", bytes(Seeds.llamaFactory)), ("trl.yaml", "trl", bytes(Seeds.trainer)),
      ("merge.yaml", "mergekit", bytes(Seeds.mergekit)),
      ("model.safetensors", "safetensors", SyntheticWeights.safetensors), ("model.gguf", "gguf", SyntheticWeights.gguf),
    ]
    for (file, format, seeds) in files {
      targets.append(try imported(format, InputFile(name: file, folder: folder), seeds))
    }
    return targets
  }

  /// The whole way of an import: what the file holds is found out, every importer is asked, and one reads it.
  private static func imported(
    _ format: String, _ input: InputFile, _ seeds: [[UInt8]]
  ) throws(FuzzError) -> FuzzTarget {
    guard let importer = try? ImportFormats.named(format) else { throw FuzzError(message: "no format '\(format)'") }
    let subject = ArtifactReference(name: "subject")
    let label = String(input.path.split(separator: "/").last ?? "")
    return FuzzTarget(name: format, seeds: seeds) { bytes throws(FuzzError) in
      try input.write(bytes)
      guard let file = try? ImportFile(path: input.path, label: label, subject: subject) else {
        throw FuzzError(message: "\(input.path): cannot be read")
      }
      for other in ImportFormats.all { _ = other.recognises(file) }
      var claims = Claims()
      try? importer.read(file, into: &claims)
    }
  }

  private static func yaml(_ bytes: [UInt8]) {
    visit(try? Document(text: String(decoding: bytes, as: UTF8.self), file: "a.yaml"))
  }

  private static func json(_ bytes: [UInt8]) { visit(try? Document(json: bytes, file: "a.json")) }

  /// Reads a document as every reader does: its values, their types and where they stand.
  private static func visit(_ document: Document?) {
    guard let document else { return }
    _ = try? document.json().canonical
    let values = ((try? document.entries().map(\.value)) ?? (try? document.elements()) ?? []).prefix(8)
    for value in values {
      _ = (value.position, try? value.number(), try? value.integer(in: 0...9), try? value.boolean())
      _ = (try? value.string(), try? value.elementsOrOne(), try? value.word(ArtifactKind.self))
    }
  }

  private static func bytes(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }
}
