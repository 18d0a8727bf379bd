extension ArtifactPage {
  package var json: JSONValue {
    var members: [String: JSONValue?] = summary.members
    members["digests"] = .array(node.digests.map { .string($0.description) })
    members["location"] = node.location.map { .string($0) }
    members["properties"] = .object(node.properties.mapValues { .string($0) })
    members["versions"] = JSONValue(versions)
    members["derivations"] = .array(origins.map(\.json))
    members["outputs"] = .array(outputs.map(\.json))
    members["roots"] = .array(roots.map { .string($0) })
    members["openRoots"] = .array(openRoots.map { .string($0) })
    members["traits"] = .array(node.traits.map(\.json))
    members["taints"] = .array(taints.map(\.json))
    members["evaluations"] = .array(evaluations.map(\.json))
    members["verdicts"] = .array(verdicts.map(\.json))
    return .members(members)
  }
}

extension ArtifactPage.Origin {
  fileprivate var json: JSONValue {
    .members([
      "method": .string(derivation.method.rawValue), "known": .string(derivation.knowledge.rawValue),
      "recipe": derivation.recipe.map { .string($0) }, "statement": .string(derivation.statement),
      "properties": .object(derivation.properties.mapValues { .string($0) }), "inputs": .array(inputs.map(\.json)),
    ])
  }
}

extension ArtifactPage.Input {
  fileprivate var json: JSONValue {
    var members = node.members
    members["role"] = .string(role.rawValue)
    members["share"] = share.map { .number($0) }
    return .object(members)
  }
}

extension ArtifactPage.Taint {
  fileprivate var json: JSONValue {
    .object([
      "trait": .string(trait), "weight": .number(weight), "level": .string(level.rawValue),
      "path": .array(path.map(\.json)),
    ])
  }
}

extension TraitFact {
  package var json: JSONValue {
    .members([
      "trait": .string(trait), "standing": .string(standing.rawValue), "basis": .string(basis.rawValue),
      "statement": .string(statement), "suite": suite.map { .string($0) },
      "suiteDigest": suiteDigest.map { .string($0) },
      "identity": modelIdentity.map { .string($0.description) }, "recordedAt": recordedAt.map { .string($0) },
      "rate": rate.map { .number($0) },
    ])
  }
}

extension Record.Entry {
  /// The statement with its id, number and time.
  package var json: JSONValue {
    .object([
      "number": .number(Double(number)), "id": .string(id), "recordedAt": .string(recordedAt),
      "statement": statement.json,
    ])
  }
}
