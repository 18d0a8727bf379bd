/// A digest as the store keeps it: one byte for the scheme, then 32.
struct RawDigest: Hashable {
  static let size = 33

  let scheme: Digest.Scheme
  /// The 32 bytes as words, the first byte highest, so that they sort as the digits do.
  let words: SIMD4<UInt64>

  /// - Returns: nil for bytes that are no digest.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count == Self.size, bytes[0] > 0, let scheme = Digest.Scheme(number: bytes[0] - 1) else { return nil }
    self.init(scheme, bytes)
  }

  /// From a text of a packed graph.
  init?(packed bytes: UnsafeRawBufferPointer) {
    guard let scheme = PackedText.scheme(bytes) else { return nil }
    self.init(scheme, bytes)
  }

  private init(_ scheme: Digest.Scheme, _ bytes: UnsafeRawBufferPointer) {
    self.scheme = scheme
    func word(_ index: Int) -> UInt64 {
      UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 1 + 8 * index, as: UInt64.self))
    }
    words = SIMD4(word(0), word(1), word(2), word(3))
  }

  /// Each that lies in the column of a version.
  static func list(_ bytes: UnsafeRawBufferPointer) -> [RawDigest] {
    guard !bytes.isEmpty else { return [] }
    return stride(from: 0, to: bytes.count - bytes.count % size, by: size).compactMap { start in
      RawDigest(UnsafeRawBufferPointer(rebasing: bytes[start..<start + size]))
    }
  }

  /// What can tell one version of an artifact from another.
  var isExact: Bool { scheme == .sha256 || scheme == .oms || scheme == .identity }
}

extension RawDigest: Comparable {
  /// As the texts of the digests sort.
  static func < (left: RawDigest, right: RawDigest) -> Bool {
    if left.scheme != right.scheme { return left.scheme.rawValue < right.scheme.rawValue }
    for word in 0..<4 where left.words[word] != right.words[word] { return left.words[word] < right.words[word] }
    return false
  }
}

extension PackedTexts {
  mutating func append(_ digest: RawDigest) -> UInt32 {
    let words = digest.words.indices.map { digest.words[$0].bigEndian }
    return words.withUnsafeBytes { append(digest.scheme, raw: $0) }
  }
}
