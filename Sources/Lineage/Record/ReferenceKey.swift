import Store

/// Stands for a name with one exact set of digests: 128 bits that depend on a secret of the process, so that nobody can
/// make two references that share them, and that are compared without going to the texts in memory.
struct ReferenceKey: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64

  /// O(name + digests).
  init(_ reference: ArtifactReference) {
    high = Self.half(0, reference)
    low = Self.half(1, reference)
  }

  private static func half(_ half: UInt8, _ reference: ArtifactReference) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(half)
    hasher.combine(reference.digests.count)
    for digest in reference.digests {
      hasher.combine(digest.scheme.number)
      combine(digest.hex, into: &hasher)
    }
    combine(reference.name, into: &hasher)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }

  /// The bytes as they are: the store tells names apart by them.
  private static func combine(_ text: String, into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  /// Half of it is random enough.
  func hash(into hasher: inout Hasher) { hasher.combine(high) }
}
