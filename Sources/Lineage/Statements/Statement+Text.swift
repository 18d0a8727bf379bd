extension Statement {
  /// The bytes of the canonical JSON, as `json.canonical` has them. The two kinds of which there are millions are
  /// written without a tree of values, which takes several times as long.
  var text: [UInt8] {
    var text = CanonicalText()
    text.reserve(512)
    write(to: &text)
    return text.bytes
  }

  /// Adds the canonical JSON.
  func write(to text: inout CanonicalText) {
    switch self {
    case .artifact(let statement): statement.write(to: &text)
    case .derivation(let statement): statement.write(to: &text)
    default: text.value(json)
    }
  }
}

extension ArtifactStatement {
  fileprivate func write(to text: inout CanonicalText) {
    text.raw("{\"artifact\":")
    artifact.write(to: &text)
    text.raw(",\"kind\":")
    text.string(kind.rawValue)
    if let location {
      text.raw(",\"location\":")
      text.string(location)
    }
    text.properties(properties)
    text.raw(",\"schema\":")
    text.string(Self.schema)
    if !traits.isEmpty {
      text.raw(",\"traits\":")
      text.list(traits) { $0.string($1) }
    }
    text.raw("}")
  }
}

extension DerivationStatement {
  fileprivate func write(to text: inout CanonicalText) {
    text.raw("{\"inputs\":")
    text.list(inputs) { $1.write(to: &$0) }
    text.raw(",\"known\":")
    text.string(knowledge.rawValue)
    text.raw(",\"method\":")
    text.string(method.rawValue)
    text.raw(",\"output\":")
    output.write(to: &text)
    text.properties(properties)
    if let recipe {
      text.raw(",\"recipe\":")
      text.value(recipe)
    }
    text.raw(",\"schema\":")
    text.string(Self.schema)
    if let source {
      text.raw(",\"source\":")
      text.string(source)
    }
    text.raw("}")
  }
}

extension DerivationStatement.Input {
  fileprivate func write(to text: inout CanonicalText) {
    text.raw("{\"artifact\":")
    artifact.write(to: &text)
    text.raw(",\"role\":")
    text.string(role.rawValue)
    if let share {
      text.raw(",\"share\":")
      text.value(.number(share))
    }
    if let source {
      text.raw(",\"source\":")
      text.string(source)
    }
    text.raw("}")
  }
}

extension ArtifactReference {
  fileprivate func write(to text: inout CanonicalText) {
    text.raw("{")
    if !digests.isEmpty {
      text.raw("\"digests\":")
      text.list(digests) { text, digest in
        text.raw("\"")
        text.raw(digest.scheme.rawValue)
        text.raw(":")
        text.raw(digest.hex)
        text.raw("\"")
      }
      text.raw(",")
    }
    text.raw("\"name\":")
    text.string(name)
    text.raw("}")
  }
}

extension CanonicalText {
  fileprivate mutating func properties(_ properties: [String: String]) {
    guard !properties.isEmpty else { return }
    raw(",\"properties\":")
    value(.object(properties.mapValues { .string($0) }))
  }
}
