/// A content digest with the scheme that says what was hashed: `sha256:9f86…`.
package struct Digest: Sendable, Hashable, Comparable, CustomStringConvertible {
  package enum Scheme: String, Sendable, CaseIterable {
    /// Primary: all files of a folder (or the one file).
    case sha256
    /// The root of an OpenSSF model-signing manifest.
    case oms
    /// Tensor contents, independent of sharding and order.
    case weights
    /// Everything that changes what a model answers: weights, configuration, tokenizer, template.
    case identity
    /// Names, types and shapes of the tensors.
    case architecture
  }

  package let scheme: Scheme
  /// 64 lower-case hexadecimal digits.
  package let hex: String

  /// - Returns: nil when `hex` is not 64 lower-case hexadecimal digits.
  package init?(scheme: Scheme, hex: String) {
    guard hex.utf8.count == 64, hex.utf8.allSatisfy(Self.isLowerHex) else { return nil }
    self.scheme = scheme
    self.hex = hex
  }

  /// Reads `scheme:hex`.
  package init?(_ text: String) {
    // By bytes: the graph of a large store has hundreds of thousands of digests.
    let bytes = text.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let scheme = Scheme(rawValue: String(text[..<colon]))
    else { return nil }
    self.init(scheme: scheme, hex: String(text[bytes.index(after: colon)...]))
  }

  package var description: String { "\(scheme.rawValue):\(hex)" }

  /// Scheme and the first twelve digits, for people.
  package var short: String { "\(scheme.rawValue):\(hex.prefix(12))" }

  package static func < (left: Digest, right: Digest) -> Bool { left.description < right.description }

  private static func isLowerHex(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}
