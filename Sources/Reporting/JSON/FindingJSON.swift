package import Lineage
package import Risk

extension Finding {
  /// A finding in the words of `stemma/gate/1` and `stemma/risk/1`.
  package var json: JSONValue {
    .members([
      "rule": .string(rule),
      "severity": .string(severity.rawValue),
      "artifact": .string(artifact),
      "message": .string(message),
      "path": .array(path.map(\.json)),
      "digest": .string(pathDigest),
      "status": .string(status.rawValue),
      "statusReason": .text(statusReason),
      "traits": .texts(traits),
      "remedy": .string(remedy),
    ])
  }
}

extension PathHop {
  /// A hop in the words of the contract.
  package var json: JSONValue {
    .members([
      "from": .string(from), "to": .string(to), "edge": .string(edge), "known": .string(known.rawValue),
    ])
  }
}
