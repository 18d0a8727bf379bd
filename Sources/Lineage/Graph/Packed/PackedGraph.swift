import CMemory
import Glibc

/// A lineage as columns of numbers in one block of memory, which may be a mapped file.
///
/// Whoever opens a file has checked its header; what the columns say is checked where it is read, so that a damaged
/// file can give a wrong answer but never an access outside of it.
final class PackedGraph: Sendable {
  let header: GraphHeader
  private let memory: GraphMemory
  let nodeCount: Int
  let edgeCount: Int

  let textBytes: UncheckedBytes
  let textStart: Column<UInt32>
  let names: Column<UInt32>
  let nodeFlags: Column<UInt8>
  let byName: Column<UInt32>
  let nameRank: Column<UInt32>
  let inputStart: Column<UInt32>
  let inputs: Column<UInt32>
  let outputStart: Column<UInt32>
  let outputs: Column<UInt32>
  let outputIndex: Column<UInt32>
  let edgeMark: Column<UInt8>
  let baseSet: Column<UInt32>

  /// - Returns: nil where the memory holds no packed graph, or columns of lengths that do not go together.
  init?(_ memory: GraphMemory) {
    guard let header = GraphHeader(memory.bytes) else { return nil }
    self.memory = memory
    self.header = header
    textBytes = UncheckedBytes(bytes: Self.bytes(.textBytes, header, memory))
    textStart = Column(Self.bytes(.textStart, header, memory))
    names = Column(Self.bytes(.name, header, memory))
    nodeFlags = Column(Self.bytes(.nodeFlags, header, memory))
    byName = Column(Self.bytes(.byName, header, memory))
    nameRank = Column(Self.bytes(.nameRank, header, memory))
    inputStart = Column(Self.bytes(.inputStart, header, memory))
    inputs = Column(Self.bytes(.inputs, header, memory))
    outputStart = Column(Self.bytes(.outputStart, header, memory))
    outputs = Column(Self.bytes(.outputs, header, memory))
    outputIndex = Column(Self.bytes(.outputIndex, header, memory))
    edgeMark = Column(Self.bytes(.edgeMark, header, memory))
    baseSet = Column(Self.bytes(.baseSet, header, memory))
    nodeCount = nodeFlags.count
    edgeCount = inputs.count
    let perNode = [names.count, byName.count, nameRank.count, baseSet.count]
    let perNodeAndEnd = [inputStart.count, outputStart.count]
    guard perNode.allSatisfy({ $0 == nodeCount }), perNodeAndEnd.allSatisfy({ $0 == nodeCount + 1 }),
      [outputs.count, outputIndex.count, edgeMark.count].allSatisfy({ $0 == edgeCount }),
      nodeCount < PackedEdge.maximumNodes
    else { return nil }
  }

  private static func bytes(_ section: GraphSection, _ header: GraphHeader, _ memory: GraphMemory)
    -> UnsafeRawBufferPointer
  {
    UnsafeRawBufferPointer(rebasing: memory.bytes[header.sections[section.rawValue]])
  }

  /// A column that is not needed often enough to be kept at hand.
  func column<Element>(_ section: GraphSection) -> Column<Element> {
    Column(Self.bytes(section, header, memory))
  }

  /// Whether nothing after the header has changed since it was written. Reads everything.
  var isWhole: Bool {
    Checksum.of(UnsafeRawBufferPointer(rebasing: memory.bytes[GraphHeader.size...])) == header.checksum
  }

  var bytes: UnsafeRawBufferPointer { memory.bytes }

  /// See `GraphMemory.copy`.
  func copy(_ range: Range<Int>, to target: UnsafeMutableRawBufferPointer) { memory.copy(range, to: target) }

  // MARK: Texts

  /// The bytes of a text; none for a number that no text has.
  func rawText(_ number: Int) -> UnsafeRawBufferPointer {
    guard number >= 0, number + 1 < textStart.count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(rebasing: textBytes.bytes[textStart.rows(of: number, limit: textBytes.bytes.count)])
  }

  func text(_ number: UInt32) -> String { PackedText.text(rawText(Int(number))) }

  func optionalText(_ number: UInt32) -> String? { number == GraphDraft.none ? nil : text(number) }

  func name(_ node: Int) -> String { text(names[node]) }

  /// Below 0 where `first` comes first, byte by byte; 0 for equal texts.
  static func order(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> Int {
    let common = min(first.count, second.count)
    if common > 0, let left = first.baseAddress, let right = second.baseAddress {
      let order = memcmp(left, right, common)
      if order != 0 { return Int(order) }
    }
    return first.count - second.count
  }

  /// Places in `byName` of the nodes with this name, the one described last coming last. O(log nodes).
  func places(of name: String) -> Range<Int> { places(ofUTF8: Array(name.utf8)[...]) }

  func places(ofUTF8 name: ArraySlice<UInt8>) -> Range<Int> {
    name.withUnsafeBytes { wanted in
      func name(_ place: Int) -> UnsafeRawBufferPointer { rawText(Int(names[Int(byName[place])])) }
      let first = (0..<nodeCount).partitionPoint { Self.order(name($0), wanted) >= 0 }
      return first..<(first..<nodeCount).partitionPoint { Self.order(name($0), wanted) > 0 }
    }
  }

  // MARK: Edges

  /// Numbers of the edges that lead into a node.
  @inline(__always)
  func inputRows(_ node: Int) -> Range<Int> { inputStart.rows(of: node, limit: edgeCount) }

  /// Rows of `outputs` and `outputIndex` of the edges that lead out of a node.
  @inline(__always)
  func outputRows(_ node: Int) -> Range<Int> { outputStart.rows(of: node, limit: edgeCount) }

  /// The node at a place in the order of names; the last one where a damaged file names one that is not there.
  func node(atPlace place: Int) -> Int { min(Int(byName[place]), nodeCount - 1) }

  /// The node at the other end; the last one where a damaged file names one that is not there.
  @inline(__always)
  func end(_ edge: PackedEdge) -> Int { min(edge.node, nodeCount - 1) }

  /// The edge with such an end.
  @inline(__always)
  func inside(_ edge: PackedEdge) -> PackedEdge {
    PackedEdge(word: min(edge.word, UInt32(truncatingIfNeeded: nodeCount) << 4 &- 1))
  }

  /// - Parameter edge: its number, by output.
  func share(_ edge: Int) -> Double? {
    guard edgeMark[edge] & PackedMark.flag != 0 else { return nil }
    let edges: Column<UInt32> = column(.sharedEdge)
    let guess = Int(Double(edge) / Double(max(1, edgeCount)) * Double(edges.count))
    let row = (0..<edges.count).partitionPoint(near: guess) { Int(edges[$0]) >= edge }
    guard row < edges.count, Int(edges[row]) == edge else { return nil }
    let shares: Column<UInt64> = column(.share)
    let share = Double(bitPattern: shares[row])
    return share > 0 && share <= 1 ? share : nil
  }

  /// Whether any edge has a share.
  var hasShares: Bool { !header.sections[GraphSection.sharedEdge.rawValue].isEmpty }

  func isDataset(_ node: Int) -> Bool { nodeFlags[node] & NodeFlags.dataset != 0 }

  func isRoot(_ node: Int) -> Bool { nodeFlags[node] & NodeFlags.root != 0 }
}

/// Bytes that live as long as the graph that they belong to.
struct UncheckedBytes: Sendable {
  // Unsafe only in name: the memory of a packed graph is never written.
  nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

  /// Asks for the memory at a place that will be read soon.
  @inline(__always)
  func anticipate(_ place: Int) {
    guard bytes.indices.contains(place), let start = bytes.baseAddress else { return }
    stemma_prefetch(start + place)
  }
}
