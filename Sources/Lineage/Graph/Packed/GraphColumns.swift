/// The columns of a packed graph that is being laid out. Each is put together from pieces, some of which may lie in the
/// memory of another graph, so that they are copied once, or not at all: see `GraphMemory.copy`.
struct GraphColumns {
  private enum Piece {
    case own([UInt8])
    /// Bytes of the memory of the other graph.
    case other(Range<Int>)

    var count: Int {
      switch self {
      case .own(let bytes): bytes.count
      case .other(let range): range.count
      }
    }
  }

  let other: PackedGraph?
  private var pieces = [[Piece]](repeating: [], count: GraphSection.allCases.count)

  init(addedTo other: PackedGraph? = nil) { self.other = other }

  /// Adds to the end of a column.
  mutating func append<Element: BitwiseCopyable>(_ section: GraphSection, _ elements: [Element]) {
    guard !elements.isEmpty else { return }
    pieces[section.rawValue].append(.own(elements.withUnsafeBytes { Array($0) }))
  }

  /// Adds rows of the other graph to the end of a column.
  mutating func append(_ section: GraphSection, other rows: Range<Int>) {
    guard let other, !rows.isEmpty else { return }
    let start = other.header.sections[section.rawValue].lowerBound
    pieces[section.rawValue].append(
      .other(start + rows.lowerBound * section.stride..<start + rows.upperBound * section.stride))
  }

  /// Adds all rows of the other graph to the end of a column.
  mutating func appendAll(_ section: GraphSection) { append(section, other: 0..<rows(section)) }

  /// How many rows the other graph has in a column.
  func rows(_ section: GraphSection) -> Int {
    (other?.header.sections[section.rawValue].count ?? 0) / section.stride
  }

  /// Columns begin where pages of memory do.
  private static let alignment = 4096

  /// - Parameter isForFile: whether the memory gets the checksum that a file needs.
  func memory(_ key: GraphKey, isForFile: Bool) -> GraphMemory {
    var ranges: [Range<Int>] = []
    var offset = GraphHeader.size
    for pieces in pieces {
      let count = pieces.reduce(0) { $0 + $1.count }
      ranges.append(offset..<offset + count)
      offset += (count + Self.alignment - 1) / Self.alignment * Self.alignment
    }
    var header = GraphHeader(sections: ranges, length: offset)
    header.key = key
    return GraphMemory(count: offset) { memory in
      for (range, pieces) in zip(ranges, pieces) { copy(pieces, to: range.lowerBound, of: memory) }
      if isForFile { header.checksum = Checksum.of(UnsafeRawBufferPointer(rebasing: memory[GraphHeader.size...])) }
      memory.copyBytes(from: header.bytes)
    }
  }

  private func copy(_ pieces: [Piece], to start: Int, of memory: UnsafeMutableRawBufferPointer) {
    var offset = start
    for piece in pieces {
      let target = UnsafeMutableRawBufferPointer(rebasing: memory[offset..<offset + piece.count])
      switch piece {
      case .own(let bytes): target.copyBytes(from: bytes)
      case .other(let range): other?.copy(range, to: target)
      }
      offset += piece.count
    }
  }
}
