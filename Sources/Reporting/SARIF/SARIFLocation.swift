import Lineage

/// Where a result is: the file that declares the artifact (or the policy), and the artifact as a logical place.
struct SARIFLocation {
  var place: String?
  var artifact: String

  var json: JSONValue {
    .members([
      "physicalLocation": place.map { place in
        .members([
          "artifactLocation": .members(["uri": .string(Self.uri(place))]),
          "region": .members(["startLine": JSONValue(1)]),
        ])
      },
      "logicalLocations": .array([
        .members(["fullyQualifiedName": .string(Sanitised(artifact).text), "kind": .string("resource")])
      ]),
    ])
  }

  /// A path as a relative reference (RFC 3986), or as a `file:` address when it is absolute. Every byte that is not
  /// unreserved or a slash is written as `%XX`.
  static func uri(_ path: String) -> String {
    let trimmed = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    let encoded = trimmed.utf8.map { byte in
      isUnreserved(byte) ? String(Unicode.Scalar(byte)) : "%" + hexadecimal(byte)
    }
    return (path.hasPrefix("/") ? "file://" : "") + encoded.joined()
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/": true
    default: false
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
