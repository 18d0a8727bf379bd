import FoundationEssentials

/// Reads `model.safetensors.index.json`: which file holds which tensor. It names no origins, but shows what is missing.
enum ShardIndexImporter: Importer {
  static let format = "safetensors-index"
  static let summary = "indices of sharded weights (model.safetensors.index.json)"

  static func recognises(_ file: ImportFile) -> Bool {
    file.ends(".index.json") && file.document?.has("weight_map") == true
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    guard let map = file.document?["weight_map"], let entries = try? map.entries() else {
      throw InputError("expected a mapping 'weight_map' of tensors to files", file: file.label, field: "weight_map")
    }
    var size: [String: String] = [:]
    size["total-bytes"] = file.document?["metadata"]?.text("total_size")
    claims.add(ArtifactClaim(.model, file.subject, properties: size, place: file.place()))
    var seen: Set<String> = []
    for (_, value) in entries {
      guard let name = try? value.string() else {
        claims.warn(value, "expected the name of a file")
        continue
      }
      guard seen.insert(name).inserted else { continue }
      if name.contains("/") || name.contains("\\") || name == ".." {
        claims.warn(value, "'\(name.prefix(80))' leads out of the folder; weights lie beside their index")
      } else if !FileManager.default.fileExists(atPath: "\(file.folder)/\(name)") {
        claims.warn(value, "the file '\(name.prefix(80))' is missing")
        claims.isIncomplete(file.folder)
      }
    }
  }
}
