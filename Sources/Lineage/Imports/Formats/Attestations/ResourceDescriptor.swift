/// A subject, material or dependency of an attestation (in-toto's ResourceDescriptor and what came before it).
struct ResourceDescriptor {
  let place: Document
  let facts: ExchangeFacts
  /// What its annotations call it: `base`, `teacher`, `dataset`, …
  private let role: String?

  init(_ place: Document, _ claims: inout Claims) {
    self.place = place
    let annotations = claims.members(of: place, at: "annotations")
    facts = ExchangeFacts(reading: annotations.map { (name: $0.key, value: $0.value.word ?? "") })
    claims.warn(facts, at: place)
    role = place["annotations"]?.text(at: "role")?.lowercased()
  }

  private var addresses: [String] {
    ["uri", "name", "downloadLocation"].compactMap { place.text(at: $0) }
  }

  /// Whether it is a model or a dataset; nil where nothing says so, as for sources and containers.
  var kind: ArtifactKind? {
    if let kind = facts.kind { return kind }
    switch role {
    case "base", "teacher", "judge", "model", "adapter": return .model
    case "dataset", "data", "prompts": return .dataset
    default: break
    }
    for address in addresses {
      if address.contains("huggingface.co/datasets/") { return .dataset }
      if address.hasPrefix("pkg:huggingface/") || address.contains("huggingface.co/") { return .model }
      if Self.weights.contains(where: { address.lowercased().hasSuffix($0) }) { return .model }
    }
    return nil
  }

  private static let weights = [".safetensors", ".gguf", ".onnx", ".pt", ".pth", ".ckpt", ".h5"]

  /// What it was to an output.
  func role(in output: ArtifactKind, as kind: ArtifactKind) -> InputRole {
    if let role = facts.role ?? role.flatMap(InputRole.init) { return role }
    return InputRole.unstated(of: kind, in: output)
  }

  /// - Parameter scheme: what its SHA-256 is a digest of.
  func reference(_ file: ImportFile, _ claims: inout Claims, scheme: Digest.Scheme = .sha256) -> ArtifactReference? {
    let hub = addresses.first { $0.hasPrefix("pkg:huggingface/") || $0.contains("huggingface.co/") }
    guard let text = facts.name ?? hub ?? place.text(at: "name") ?? place.text(at: "uri") else {
      claims.warn(place, "this has neither name nor address; left out")
      return nil
    }
    guard let name = claims.reference(text, at: place.place, in: file) else { return nil }
    return ArtifactReference(name: name.name, digests: digests(scheme, &claims))
  }

  private func digests(_ scheme: Digest.Scheme, _ claims: inout Claims) -> [Digest] {
    if !facts.digests.isEmpty { return facts.digests }
    guard let set = place["digest"], let hex = set.text(at: "sha256") else { return [] }
    return claims.digest(scheme, hex, at: set).map { [$0] } ?? []
  }
}
