package import Lineage
package import Risk

extension Finding {
  /// A finding in the words of `stemma/gate/1` and `stemma/risk/1`. One that stands for many has their `number`; a long
  /// path says how many hops it leaves out after which.
  package var json: JSONValue {
    .members([
      "rule": .string(rule),
      "severity": .string(severity.rawValue),
      "artifact": .string(artifact),
      "message": .string(message),
      "number": number > 1 ? JSONValue(number) : nil,
      "path": .array(path.map(\.json)),
      "omittedHops": omitted.map { .members(["after": JSONValue(Self.shownHops), "count": JSONValue($0.count)]) },
      "digest": number > 1 ? nil : .string(pathDigest),
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
