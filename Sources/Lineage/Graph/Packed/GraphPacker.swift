/// Lays out a draft as the memory of a packed graph. O(nodes · log nodes + edges), and less where the draft has the
/// order of names already.
struct GraphPacker {
  private let draft: GraphDraft
  private let nodeCount: Int
  private var columns = GraphColumns()

  private init(_ draft: GraphDraft) {
    self.draft = draft
    nodeCount = draft.nodeCount
  }

  /// - Returns: nil where the graph is too large for the layout: 268 million nodes or 4 GiB of text.
  static func pack(_ draft: GraphDraft, key: GraphKey = .none) -> GraphMemory? {
    guard draft.nodeCount < PackedEdge.maximumNodes, !draft.texts.isTooLong else { return nil }
    var packer = GraphPacker(draft)
    packer.addNodes()
    packer.addEdges()
    packer.addDerivations()
    packer.addFacts()
    return packer.columns.memory(key, isForFile: true)
  }

  private mutating func add<Element: BitwiseCopyable>(_ section: GraphSection, _ column: [Element]) {
    columns.append(section, column)
  }

  private mutating func addNodes() {
    add(.textBytes, draft.texts.bytes)
    add(.textStart, draft.texts.starts)
    add(.name, draft.names)
    add(.nodeFlags, draft.flags)
    let byName = draft.byName ?? namesInOrder()
    var rank = [UInt32](repeating: 0, count: nodeCount)
    for (place, node) in byName.enumerated() { rank[Int(node)] = UInt32(place) }
    add(.byName, byName)
    add(.nameRank, rank)
    add(.location, draft.location)
    add(.properties, draft.properties)
    let digests = Grouping(draft.digestNode, count: nodeCount)
    add(.digestStart, digests.starts)
    add(.digests, digests.sorted(draft.digests))
    add(.versionNode, draft.versionNode)
  }

  private func namesInOrder() -> [UInt32] {
    draft.texts.bytes.withUnsafeBytes { bytes in
      func name(_ node: UInt32) -> UnsafeRawBufferPointer {
        let (starts, text) = (draft.texts.starts, Int(draft.names[Int(node)]))
        return UnsafeRawBufferPointer(rebasing: bytes[Int(starts[text])..<Int(starts[text + 1])])
      }
      return (0..<UInt32(nodeCount)).sorted { first, second in
        let order = PackedGraph.order(name(first), name(second))
        return order != 0 ? order < 0 : first < second
      }
    }
  }

  /// Edges by output in the order of the draft, and by input in the order of the outputs.
  private mutating func addEdges() {
    let edges = draft.edges
    let incoming = Grouping(edges.to, count: nodeCount)
    let inputs = incoming.order.map { PackedEdge(node: Int(edges.from[Int($0)]), tag: edges.tag[Int($0)]).word }
    let from = incoming.sorted(edges.from)
    let outgoing = Grouping(from, count: nodeCount)
    let to = incoming.sorted(edges.to)
    let outputs = outgoing.order.map { PackedEdge(node: Int(to[Int($0)]), tag: UInt8(inputs[Int($0)] & 15)).word }
    add(.inputStart, incoming.starts)
    add(.inputs, inputs)
    add(.outputStart, outgoing.starts)
    add(.outputs, outputs)
    add(.outputIndex, outgoing.order)
    add(.edgeMark, incoming.sorted(edges.mark))
    add(.edgeStatement, incoming.sorted(edges.statement))
    addShares(incoming)
    addBaseSets(incoming.starts, inputs, outgoing.starts, outputs)
  }

  private mutating func addShares(_ incoming: Grouping) {
    guard !draft.edges.shares.isEmpty else { return }
    var place = [UInt32](repeating: 0, count: incoming.order.count)
    for (edge, row) in incoming.order.enumerated() { place[Int(row)] = UInt32(edge) }
    let shares = draft.edges.shares.map { (edge: place[Int($0.row)], share: $0.share) }.sorted { $0.edge < $1.edge }
    add(.sharedEdge, shares.map(\.edge))
    add(.share, shares.map(\.share.bitPattern))
  }

  private mutating func addBaseSets(
    _ inputStart: [UInt32], _ inputs: [UInt32], _ outputStart: [UInt32], _ outputs: [UInt32]
  ) {
    let sets = BaseSets(inputStart: inputStart, inputs: inputs, outputStart: outputStart, outputs: outputs) { node in
      draft.flags[node] & NodeFlags.dataset == 0
    }
    add(.baseSet, sets.numbers)
    add(.baseSetStart, sets.starts)
    add(.baseSetMembers, sets.members)
  }

  private mutating func addDerivations() {
    let rows = draft.derivations
    let grouping = Grouping(rows.node, count: nodeCount)
    add(.derivationStart, grouping.starts)
    add(.derivationStatement, grouping.sorted(rows.statement))
    add(.derivationMark, grouping.sorted(rows.mark))
    add(.derivationRecipe, grouping.sorted(rows.recipe))
    add(.derivationProperties, grouping.sorted(rows.properties))
  }

  private mutating func addFacts() {
    let rows = draft.facts
    let grouping = Grouping(rows.node, count: nodeCount)
    add(.factStart, grouping.starts)
    add(.factTrait, grouping.sorted(rows.trait))
    add(.factMark, grouping.sorted(rows.mark))
    add(.factStatement, grouping.sorted(rows.statement))
    add(.factSuite, grouping.sorted(rows.suite))
    add(.factSuiteDigest, grouping.sorted(rows.suiteDigest))
    add(.factIdentity, grouping.sorted(rows.identity))
    add(.factRecordedAt, grouping.sorted(rows.recordedAt))
    add(.factRate, grouping.sorted(rows.rate))
    let carried = zip(rows.trait, rows.mark).filter { FactMark.standing($1) == .carries }.map(\.0)
    add(.carriedTraits, Set(carried).sorted())
  }
}
