/// The syntax of artifact names: `[org/]name[@revision]`.
package enum ArtifactName {
  /// Bytes.
  static let maximumLength = 256

  /// What is wrong with a name; nil when nothing is.
  ///
  /// Segments (at most four, because addresses such as `provider/org/name` are names too) begin with a letter or a
  /// digit and go on with letters, digits and `._-:+`; a revision may also contain `/`, and is no digest, because
  /// `name@sha256:…` names one version of an artifact.
  package static func problem(_ name: String) -> String? {
    guard !name.isEmpty else { return "a name is empty" }
    guard name.utf8.count <= maximumLength else { return "the name is longer than \(maximumLength) bytes" }
    // By bytes: names are checked by the million.
    let bytes = name.utf8
    let at = bytes.firstIndex(of: UInt8(ascii: "@"))
    guard arePlain(bytes[..<(at ?? bytes.endIndex)]) else {
      return "'\(name)' is not a name: [org/]name[@revision] of letters, digits and . _ - : +"
    }
    guard let at else { return nil }
    let revision = bytes[bytes.index(after: at)...]
    guard isSegment(revision, also: UInt8(ascii: "/")) else { return "'\(Substring(revision))' is not a revision" }
    if Digest.Scheme.allCases.contains(where: { Substring(revision).hasPrefix($0.rawValue + ":") }) {
      return "'\(name)' ends in a digest; give the digest in its own field"
    }
    return nil
  }

  private static func arePlain(_ bytes: Substring.UTF8View) -> Bool {
    var rest = bytes
    for _ in 0..<4 {
      let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      guard isSegment(rest[..<end]) else { return false }
      if end == rest.endIndex { return true }
      rest = rest[rest.index(after: end)...]
    }
    return false
  }

  private static func isSegment(_ bytes: Substring.UTF8View, also extra: UInt8? = nil) -> Bool {
    guard let first = bytes.first, isAlphanumeric(first) else { return false }
    return bytes.allSatisfy { isAlphanumeric($0) || punctuation.contains($0) || $0 == extra }
  }

  private static let punctuation = Array("._-:+".utf8)

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}
