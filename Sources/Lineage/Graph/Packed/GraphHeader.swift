/// What a packed graph begins with: what it is, of which state of the store, and where its columns lie.
///
/// Fixed size, little-endian words of 64 bits:
/// mark, format, length of the whole, checksum of what follows the header, seal (seconds, nanoseconds), key (4 words and
/// the number of entries in the log), then offset and length in bytes of each section, and at the very end the checksum of the header itself.
struct GraphHeader: Equatable {
  static let size = 4096
  /// "StmaGrph", read as a little-endian number: a file of a machine of the other byte order has another mark.
  static let mark: UInt64 = 0x6870_7247_616D_7453
  /// To be raised with every change of the layout or of what the columns mean.
  static let format: UInt64 = 2

  /// Bytes of the header and all sections.
  var length = 0
  var checksum: UInt64 = 0
  /// The file's time of modification when it was finished; any later write changes that time.
  var seal = Seal(seconds: 0, nanoseconds: 0)
  var key = GraphKey.none
  /// By raw value of the section.
  var sections: [Range<Int>]

  struct Seal: Equatable {
    var seconds: Int64
    var nanoseconds: Int64
  }

  init(sections: [Range<Int>], length: Int) {
    self.sections = sections
    self.length = length
  }

  private var words: [UInt64] {
    [
      Self.mark, Self.format, UInt64(length), checksum, UInt64(bitPattern: seal.seconds),
      UInt64(bitPattern: seal.nanoseconds),
    ] + key.words + [UInt64(bitPattern: key.entries)] + sections.flatMap { [UInt64($0.lowerBound), UInt64($0.count)] }
  }

  /// `size` bytes.
  var bytes: [UInt8] {
    var bytes = words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
    bytes += [UInt8](repeating: 0, count: Self.size - 8 - bytes.count)
    let sum = bytes.withUnsafeBytes { Checksum.of($0) }
    return bytes + (0..<8).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) }
  }

  /// - Returns: nil for anything but the header of a packed graph of this format whose sections lie within `bytes`.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= Self.size else { return nil }
    func word(_ index: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self) }
    let body = UnsafeRawBufferPointer(rebasing: bytes[..<(Self.size - 8)])
    guard word(0) == Self.mark, word(1) == Self.format, word(Self.size / 8 - 1) == Checksum.of(body),
      word(2) == UInt64(bytes.count)
    else { return nil }
    var sections: [Range<Int>] = []
    for section in GraphSection.allCases {
      let (offset, count) = (word(11 + 2 * section.rawValue), word(12 + 2 * section.rawValue))
      guard offset >= UInt64(Self.size), offset % 8 == 0, offset <= UInt64(bytes.count),
        count <= UInt64(bytes.count) - offset, count % UInt64(section.stride) == 0
      else { return nil }
      sections.append(Int(offset)..<Int(offset + count))
    }
    self.init(sections: sections, length: bytes.count)
    checksum = word(3)
    seal = Seal(seconds: Int64(bitPattern: word(4)), nanoseconds: Int64(bitPattern: word(5)))
    key = GraphKey(words: (6..<10).map(word), entries: Int64(bitPattern: word(10)))
  }
}
