/// Reads Modelfiles of Ollama.
///
/// A system prompt or given messages make a persona of the same weights (`prompted`); an adapter is merged in when the
/// model runs; anything else is only packaging.
enum ModelfileImporter: Importer {
  static let format = "modelfile"
  static let summary = "Modelfiles of Ollama, those that 'ollama show --modelfile' prints included"

  static func recognises(_ file: ImportFile) -> Bool {
    guard case .text(let text) = file.content else { return false }
    let name = file.name.lowercased()
    guard name.hasPrefix("modelfile") || name.hasSuffix(".modelfile") else { return false }
    return ModelfileText.namesModel(text)
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    guard case .text(let text) = file.content else { throw InputError("expected a Modelfile", file: file.label) }
    let content = ModelfileText(text)
    for line in content.unread { claims.warn(file.place(line: line), "no instruction of a Modelfile; left out") }
    guard content.instructions.contains(where: { $0.word == "FROM" }) else {
      throw InputError("a Modelfile needs a line 'FROM model'", file: file.label)
    }
    var inputs = InputList()
    var properties: [String: String] = [:]
    for instruction in content.instructions {
      switch instruction.word {
      case "FROM", "ADAPTER": add(instruction, content, file, &inputs, &claims)
      case "SYSTEM", "TEMPLATE":
        properties["\(instruction.word.lowercased())-digest"] = "sha256:" + SHA256Text.hex(instruction.value)
      case "PARAMETER": parameter(instruction.value, &properties)
      case "LICENSE": properties["license"] = String(instruction.value.trimmed.prefix(200))
      default: break
      }
    }
    let words = Set(content.instructions.map(\.word))
    let isPersona = !words.isDisjoint(with: ["SYSTEM", "MESSAGE"])
    claims.add(ArtifactClaim(.model, file.subject, properties: properties, place: file.place()))
    guard !inputs.isEmpty else { return }
    claims.add(
      Claim(
        file.subject, words.contains("ADAPTER") ? .merged : isPersona ? .prompted : .formatConverted, inputs.all,
        grade: .config, properties: properties.filter { $0.key == "system-digest" }, place: file.place(field: "FROM")))
  }

  private static func parameter(_ text: String, _ properties: inout [String: String]) {
    let parts = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard parts.count == 2, properties.count < 60 else { return }
    properties["parameter:\(parts[0].prefix(60))"] = String(parts[1].prefix(200))
  }

  private static func add(
    _ instruction: ModelfileText.Instruction, _ content: ModelfileText, _ file: ImportFile,
    _ inputs: inout InputList, _ claims: inout Claims
  ) {
    let place = file.place(line: instruction.line, field: instruction.word)
    let source = file.source(instruction.word)
    if let digest = blob(instruction.value) {
      let name = content.named.flatMap { claims.reference($0, at: place, in: file)?.name }
      let artifact = ArtifactReference(name: name ?? "ollama/\(digest.hex.prefix(12))", digests: [digest])
      inputs.add(Claim.Input(.base, artifact, source: source))
    } else if let artifact = claims.reference(withoutTag(instruction.value), at: place, in: file) {
      inputs.add(Claim.Input(.base, artifact, source: source))
    }
  }

  /// `hf.co/org/name:Q4_K_M` means one file of the repository `org/name`.
  private static func withoutTag(_ text: String) -> String {
    guard text.hasPrefix("hf.co/") || text.hasPrefix("huggingface.co/"), let colon = text.lastIndex(of: ":") else {
      return text
    }
    return String(text[..<colon])
  }

  /// The digest in the path of a blob in Ollama's store: `…/blobs/sha256-<hex>`.
  private static func blob(_ path: String) -> Digest? {
    let parts = path.split { $0 == "/" || $0 == "\\" }
    guard parts.dropLast().last == "blobs", let last = parts.last, last.hasPrefix("sha256") else { return nil }
    return Digest(scheme: .sha256, hex: String(last.dropFirst("sha256-".count)))
  }
}
