import Store

// The numbers that the store has in place of words (`GraphRows`). They lie in files: new words go to the end.

/// A word that the store keeps as a number.
protocol StoredNumber: Hashable, Sendable, CaseIterable {
  /// In the order of the numbers, from 0.
  static var numbered: [Self] { get }
}

extension StoredNumber {
  /// - Returns: nil for a number that this version does not know.
  init?(number: UInt8) {
    guard Self.numbered.indices.contains(Int(number)) else { return nil }
    self = Self.numbered[Int(number)]
  }

  /// O(words).
  var number: UInt8 { UInt8(clamping: Self.numbered.firstIndex(of: self) ?? .max) }
}

extension ArtifactKind: StoredNumber {
  static let numbered: [ArtifactKind] = [.model, .dataset]
}

extension InputRole: StoredNumber {
  static let numbered: [InputRole] = [.base, .data, .judge, .prompts, .teacher]
}

extension Knowledge: StoredNumber {
  static let numbered: [Knowledge] = [.inferred, .imported, .declared, .verified]
}

extension DerivationMethod: StoredNumber {
  static let numbered: [DerivationMethod] = [
    .pretrained, .finetuned, .adapter, .rl, .preferenceOptimised, .quantized, .pruned, .edited, .formatConverted,
    .merged, .prompted, .derived, .distilled, .collected, .generated, .filtered, .mixed, .paraphrased, .labelled,
    .judged, .translated,
  ]
}

extension Digest.Scheme: StoredNumber {
  /// From 1: 0 is no scheme.
  static let numbered: [Digest.Scheme] = [.sha256, .identity, .oms, .weights, .architecture]
}

/// Sets of digests as the store keeps them: 33 bytes each, sorted.
enum PackedDigests {
  static let stride = 33

  static func pack(_ digests: [Digest]) -> [UInt8] {
    if digests.count == 1 { return pack(digests[0]) }
    return Array(digests.map(pack).sorted { $0.lexicographicallyPrecedes($1) }.joined())
  }

  private static func pack(_ digest: Digest) -> [UInt8] { [digest.scheme.number + 1] + (Hex.bytes(digest.hex) ?? []) }

  /// What is no digest is left out.
  static func unpack(_ bytes: [UInt8]) -> [Digest] {
    Swift.stride(from: 0, to: bytes.count - bytes.count % stride, by: stride).compactMap { at in
      guard bytes[at] > 0, let scheme = Digest.Scheme(number: bytes[at] - 1) else { return nil }
      return Digest(scheme: scheme, hex: Hex.text(bytes[at + 1..<at + stride]))
    }
  }
}
