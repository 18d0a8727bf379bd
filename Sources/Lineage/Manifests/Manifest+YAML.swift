extension Manifest {
  /// The manifest as YAML text: keys in the order of the format's page, mappings sorted, the same bytes for the same
  /// value. Reading it gives the same value, with inputs grouped by role.
  package func yaml() -> String {
    let entries = artifacts.isEmpty ? "artifacts: []\n" : "artifacts:\n" + artifacts.map(Self.text).joined()
    return "version: 1\n" + entries + (matches.isEmpty ? "" : "matches:\n" + matches.map(Self.text).joined())
  }

  private static func text(_ match: Match) -> String {
    var lines = [
      "  - models: [\(match.models.map(text).joined(separator: ", "))]", "    observed: \(match.observed)",
      "    source: \(YAMLText.scalar(match.source))",
    ]
    if let logP = match.logP { lines.append("    p-log10: \(YAMLText.flow(.number(logP)))") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(_ artifact: Artifact) -> String {
    var lines = ["  - \(artifact.kind.rawValue): \(YAMLText.scalar(artifact.name))"]
    func add(_ key: String, _ value: String?) { if let value { lines.append("    \(key): \(value)") } }
    add("location", artifact.location.map(YAMLText.scalar))
    add("digests", list(artifact.digests.map(\.description)))
    add("traits", list(artifact.traits))
    add("properties", texts(artifact.properties))
    if let derivation = artifact.derivation { lines += text(derivation) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(_ derivation: Derivation) -> [String] {
    var lines = ["    derivation:", "      method: \(derivation.method.rawValue)"]
    for role in InputRole.allCases {
      let inputs = derivation.inputs.filter { $0.role == role }
      if let only = inputs.first, inputs.count == 1 {
        lines.append("      \(role.rawValue): \(text(only))")
      } else if !inputs.isEmpty {
        lines.append("      \(role.rawValue):")
        lines += inputs.map { "        - \(text($0))" }
      }
    }
    if let recipe = derivation.recipe { lines.append("      recipe: \(YAMLText.flow(recipe))") }
    if let properties = texts(derivation.properties) { lines.append("      properties: \(properties)") }
    return lines
  }

  private static func text(_ input: Input) -> String {
    guard input.digest != nil || input.share != nil || input.isExternal else { return YAMLText.scalar(input.name) }
    let members = [
      "name: \(YAMLText.scalar(input.name))", input.digest.map { "digest: \(YAMLText.scalar($0.description))" },
      input.share.map { "share: \(YAMLText.flow(.number($0)))" }, input.isExternal ? "external: true" : nil,
    ]
    return "{\(members.compactMap { $0 }.joined(separator: ", "))}"
  }

  private static func list(_ texts: [String]) -> String? {
    texts.isEmpty ? nil : "[\(texts.map(YAMLText.scalar).joined(separator: ", "))]"
  }

  private static func texts(_ texts: [String: String]) -> String? {
    texts.isEmpty ? nil : YAMLText.flow(.object(texts.mapValues { .string($0) }))
  }
}
