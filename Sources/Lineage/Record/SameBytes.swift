/// Finds artifacts that are the same bytes under different names.
///
/// A name is not an identity: what is known of the origin of some weights or data stays true when they are recorded
/// under another name. So each later one gets an edge from the one that was recorded before it.
enum SameBytes {
  /// What such an edge has in place of the id of a derivation's statement.
  static let mark = "same-bytes"

  private struct Pair: Hashable {
    var earlier: Int
    var later: Int
  }

  /// Adds the edges; none between two that are connected already, and none that would close a cycle with those before it:
  /// two pairs may cross, when the later one of each led to the earlier one of the other.
  /// O(digests), and where something is there twice, one closure for each pair that may be connected.
  static func add(to draft: inout GraphDraft) {
    let pairs = pairs(draft)
    guard !pairs.isEmpty, let memory = GraphPacker.pack(draft), let packed = PackedGraph(memory) else { return }
    let graph = LineageGraph(packed)
    let statement = draft.texts.intern(mark)
    var added = AddedEdges()
    for pair in pairs where !graph.isConnected(pair.earlier, pair.later, added) {
      added.append(from: pair.earlier, to: pair.later)
      let isModel = graph.kind(of: pair.later) == .model
      draft.edges.append(
        from: UInt32(pair.earlier), to: UInt32(pair.later), role: isModel ? .base : .data,
        method: isModel ? .derived : .mixed, knowledge: .verified, share: nil, statement: statement)
    }
  }

  /// Whether something that is added to a graph may be the same bytes as something else. O(digests of both).
  static func isPossible(_ draft: GraphDraft, in graph: PackedGraph) -> Bool {
    let digests = draft.digests.compactMap(draft.texts.rawDigest).filter { $0.scheme != .architecture }
    let new = Set(digests)
    guard !new.isEmpty else { return false }
    if new.count < digests.count { return true }
    // Two bytes of each tell of nearly all that they are not among the new ones.
    var beginnings = NodeSet(count: 1 << 16)
    for digest in new { _ = beginnings.insert(Int(digest.words[0] >> 48)) }
    let texts: Column<UInt32> = graph.column(.digests)
    for row in 0..<texts.count {
      let bytes = graph.rawText(Int(texts[row]))
      guard bytes.count == RawDigest.size, beginnings.contains(Int(bytes[1]) << 8 | Int(bytes[2])) else { continue }
      if let digest = RawDigest(packed: bytes), new.contains(digest) { return true }
    }
    return false
  }

  /// Each artifact with the last one before it that has one of its digests, another name and the same kind.
  private static func pairs(_ draft: GraphDraft) -> [Pair] {
    var latest = [RawDigest: Int](minimumCapacity: draft.digests.count)
    var found: Set<Pair> = []
    var pairs: [Pair] = []
    for (row, text) in draft.digests.enumerated() {
      let node = Int(draft.digestNode[row])
      // An architecture is shared by models that have nothing else in common.
      guard let digest = draft.texts.rawDigest(text), digest.scheme != .architecture else { continue }
      guard let earlier = latest.updateValue(node, forKey: digest) else { continue }
      let pair = Pair(earlier: earlier, later: node)
      let isSameKind = (draft.flags[earlier] ^ draft.flags[node]) & NodeFlags.dataset == 0
      let isSameName = draft.texts.areEqual(draft.names[earlier], draft.names[node])
      if isSameKind, !isSameName, found.insert(pair).inserted { pairs.append(pair) }
    }
    return pairs
  }
}

/// Edges beside those of the graph.
private struct AddedEdges {
  /// By output.
  private(set) var inputs: [Int: [Int]] = [:]
  private(set) var starts: Set<Int> = []

  mutating func append(from input: Int, to output: Int) {
    inputs[output, default: []].append(input)
    starts.insert(input)
  }
}

extension LineageGraph {
  /// Whether a path leads from the earlier to the later one, or back from the later, also over what was added.
  /// O(closure), and O(1) where one has nothing on either side.
  fileprivate func isConnected(_ earlier: NodeID, _ later: NodeID, _ added: AddedEdges) -> Bool {
    leads(from: earlier, to: later, AddedEdges()) || leads(from: later, to: earlier, added)
  }

  private func leads(from first: NodeID, to second: NodeID, _ added: AddedEdges) -> Bool {
    guard !packed.inputRows(second).isEmpty || added.inputs[second] != nil,
      !packed.outputRows(first).isEmpty || added.starts.contains(first)
    else { return false }
    var seen = NodeSet(count: packed.nodeCount)
    var waiting = [second]
    while let node = waiting.popLast() {
      if node == first { return true }
      for row in packed.inputRows(node) {
        let input = packed.end(PackedEdge(word: packed.inputs[row]))
        if seen.insert(input) { waiting.append(input) }
      }
      for input in added.inputs[node] ?? [] where seen.insert(input) { waiting.append(input) }
    }
    return false
  }
}
