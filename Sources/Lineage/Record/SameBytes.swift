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

  /// Adds the edges; none between two that are connected already.
  /// O(digests), and where something is there twice, one closure for each pair that may be connected.
  static func add(to draft: inout GraphDraft) {
    let pairs = pairs(draft)
    guard !pairs.isEmpty, let memory = GraphPacker.pack(draft), let packed = PackedGraph(memory) else { return }
    let graph = LineageGraph(packed)
    let statement = draft.texts.intern(mark)
    for pair in pairs where !graph.isConnected(pair.earlier, pair.later) {
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
    let first = Set(new.map { $0.words[0] })
    let texts: Column<UInt32> = graph.column(.digests)
    return (0..<texts.count).contains { row in
      guard let digest = RawDigest(packed: graph.rawText(Int(texts[row]))) else { return false }
      return first.contains(digest.words[0]) && new.contains(digest)
    }
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

extension LineageGraph {
  /// Whether a path leads from one to the other. O(closure), and O(1) where one has nothing on either side.
  fileprivate func isConnected(_ first: NodeID, _ second: NodeID) -> Bool {
    leads(from: first, to: second) || leads(from: second, to: first)
  }

  private func leads(from first: NodeID, to second: NodeID) -> Bool {
    guard !packed.outputRows(first).isEmpty, !packed.inputRows(second).isEmpty else { return false }
    return ancestors(of: [second]).contains { $0.node == first }
  }
}
