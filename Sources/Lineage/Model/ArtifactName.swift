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
    let parts = name.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let segments = parts[0].split(separator: "/", omittingEmptySubsequences: false)
    guard segments.count <= 4, segments.allSatisfy({ isSegment($0, also: "") }) else {
      return "'\(name)' is not a name: [org/]name[@revision] of letters, digits and . _ - : +"
    }
    guard parts.count == 2 else { return nil }
    guard isSegment(parts[1], also: "/") else { return "'\(parts[1])' is not a revision" }
    if Digest.Scheme.allCases.contains(where: { parts[1].hasPrefix($0.rawValue + ":") }) {
      return "'\(name)' ends in a digest; give the digest in its own field"
    }
    return nil
  }

  private static func isSegment(_ text: Substring, also extra: String) -> Bool {
    guard let first = text.unicodeScalars.first, isAlphanumeric(first) else { return false }
    return text.unicodeScalars.allSatisfy { isAlphanumeric($0) || ("._-:+" + extra).unicodeScalars.contains($0) }
  }

  private static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal)
  }
}
