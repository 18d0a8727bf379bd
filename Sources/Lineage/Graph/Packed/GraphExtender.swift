/// Lays out a packed graph with something added. What is there stays in its file up to the first row that something is
/// put before, and is copied in whole stretches from there on, without being looked at: of a quarter of a gigabyte a
/// tenth at most, when something was made from one of the first artifacts. O(what is added · log + rows behind it).
///
/// The result is the same as if everything had been packed together.
struct GraphExtender {
  private let draft: GraphDraft
  private let graph: PackedGraph
  private var columns: GraphColumns

  /// - Returns: nil where the graph gets too large for the layout, or the one that is there is damaged so that there is no
  ///   place for something new.
  static func pack(_ draft: GraphDraft, addedTo graph: PackedGraph, key: GraphKey) -> GraphMemory? {
    guard graph.hasMatchingColumns, draft.nodeCount < PackedEdge.maximumNodes, !draft.texts.isTooLong else {
      return nil
    }
    var extender = GraphExtender(draft: draft, graph: graph, columns: GraphColumns(addedTo: graph))
    extender.addTexts()
    extender.addNodes()
    guard extender.addNames(), extender.addEdges(), extender.addDetails() else { return nil }
    return extender.columns.memory(key, isForFile: false)
  }

  private mutating func add<Element: BitwiseCopyable>(_ section: GraphSection, _ rows: [Element]) {
    columns.appendAll(section)
    columns.append(section, rows)
  }

  private mutating func addTexts() {
    add(.textBytes, draft.texts.bytes)
    add(.textStart, Array(draft.texts.starts.dropFirst()))
  }

  private mutating func addNodes() {
    add(.name, draft.names)
    let flags = draft.addedFlags.map { ($0, graph.nodeFlags[$0] | $1) }
    change(.nodeFlags, Dictionary(uniqueKeysWithValues: flags), draft.flags)
    change(.location, draft.newLocation, draft.location)
    change(.properties, draft.newProperties, draft.properties)
    columns.appendAll(.versionNode)
  }

  /// Adds to a column in which some rows change.
  private mutating func change<Element: BitwiseCopyable>(
    _ section: GraphSection, _ changed: [Int: Element], _ added: [Element]
  ) {
    var next = 0
    for (row, value) in changed.sorted(by: { $0.key < $1.key }) {
      columns.append(section, other: next..<row)
      columns.append(section, [value])
      next = row + 1
    }
    columns.append(section, other: next..<columns.rows(section))
    columns.append(section, added)
  }

  /// Puts the nodes of each name in its place.
  /// - Returns: false where the names that are there are in no order.
  private mutating func addNames() -> Bool {
    var order = NameOrder(graph, count: draft.nodeCount)
    var next = 0
    for (places, nodes) in draft.newNames {
      guard places.lowerBound >= next else { return false }
      columns.append(.byName, other: next..<places.lowerBound)
      columns.append(.byName, nodes)
      order.keep(next..<places.lowerBound)
      order.append(nodes)
      next = places.upperBound
    }
    columns.append(.byName, other: next..<graph.nodeCount)
    order.keep(next..<graph.nodeCount)
    columns.append(.nameRank, order.ranks)
    return order.isWhole
  }

  private mutating func addEdges() -> Bool {
    let edges = draft.edges
    guard let incoming = group(.inputStart, edges.to) else { return false }
    let words = zip(edges.from, edges.tag).map { PackedEdge(node: Int($0), tag: $1).word }
    splice(.inputs, incoming, words)
    splice(.edgeMark, incoming, edges.mark)
    splice(.edgeStatement, incoming, edges.statement)
    guard let outgoing = outputs(incoming) else { return false }
    add(.outputStart, outgoing)
    splice(.outputs, outgoing, zip(edges.to, edges.tag).map { PackedEdge(node: Int($0), tag: $1).word })
    addOutputIndex(incoming, outgoing)
    addShares(incoming)
    addBaseSets(words)
    return true
  }

  /// Adds where the items of a list begin.
  /// - Returns: where their new rows belong; nil where the list that is there is damaged.
  private mutating func group(_ section: GraphSection, _ items: [UInt32]) -> Splice? {
    guard let splice = Splice(items, into: graph.column(section), count: draft.nodeCount) else { return nil }
    add(section, splice)
    return splice
  }

  private mutating func add(_ section: GraphSection, _ splice: Splice) {
    columns.append(section, other: 0..<splice.unchanged)
    columns.append(section, splice.starts)
  }

  private mutating func splice<Element: BitwiseCopyable>(
    _ section: GraphSection, _ splice: Splice, _ rows: [Element]
  ) {
    var next = 0
    for (row, place) in zip(splice.order, splice.places) {
      columns.append(section, other: next..<place)
      columns.append(section, [rows[row]])
      next = place
    }
    columns.append(section, other: next..<columns.rows(section))
  }

  /// Edges by input lie in the order of their outputs.
  private func outputs(_ incoming: Splice) -> Splice? {
    let edges = draft.edges
    return Splice(edges.from, into: graph.outputStart, count: draft.nodeCount, first: incoming.order) { row in
      let output = edges.to[row]
      let rows = graph.outputRows(Int(edges.from[row]))
      return rows.first { graph.end(PackedEdge(word: graph.outputs[$0])) > output } ?? rows.upperBound
    }
  }

  private mutating func addOutputIndex(_ incoming: Splice, _ outgoing: Splice) {
    var index = [UInt32](repeating: 0, count: draft.edges.to.count)
    for (place, row) in incoming.order.enumerated() { index[row] = UInt32(incoming.places[place] + place) }
    guard incoming.places.contains(where: { $0 < graph.edgeCount }) else {
      return splice(.outputIndex, outgoing, index)
    }
    var all: [UInt32] = []
    all.reserveCapacity(graph.edgeCount + index.count)
    var next = 0
    for (row, place) in zip(outgoing.order, outgoing.places) {
      for edge in next..<place { all.append(incoming.moved(graph.outputIndex[edge])) }
      all.append(index[row])
      next = place
    }
    for edge in next..<graph.edgeCount { all.append(incoming.moved(graph.outputIndex[edge])) }
    columns.append(.outputIndex, all)
  }

  private mutating func addShares(_ incoming: Splice) {
    let edges: Column<UInt32> = graph.column(.sharedEdge)
    let values: Column<UInt64> = graph.column(.share)
    let kept = (0..<edges.count).partitionPoint { incoming.moved(edges[$0]) != edges[$0] }
    let new = Dictionary(uniqueKeysWithValues: draft.edges.shares.map { (Int($0.row), $0.share.bitPattern) })
    var shares = (kept..<edges.count).map { (incoming.moved(edges[$0]), values[$0]) }
    for (place, row) in incoming.order.enumerated() {
      if let share = new[row] { shares.append((UInt32(incoming.places[place] + place), share)) }
    }
    shares.sort { $0.0 < $1.0 }
    columns.append(.sharedEdge, other: 0..<kept)
    columns.append(.sharedEdge, shares.map(\.0))
    columns.append(.share, other: 0..<kept)
    columns.append(.share, shares.map(\.1))
  }

  /// - Parameter words: the inputs of the new edges.
  private mutating func addBaseSets(_ words: [UInt32]) {
    var sets = AddedBaseSets(graph: graph, draft: draft, inputs: words)
    sets.run()
    change(.baseSet, sets.changed, sets.added)
    add(.baseSetStart, sets.starts)
    add(.baseSetMembers, sets.members)
  }

  private mutating func addDetails() -> Bool {
    let rows = draft.derivations
    guard let digests = group(.digestStart, draft.digestNode), let derivations = group(.derivationStart, rows.node),
      let facts = group(.factStart, draft.facts.node)
    else { return false }
    splice(.digests, digests, draft.digests)
    splice(.derivationStatement, derivations, rows.statement)
    splice(.derivationMark, derivations, rows.mark)
    splice(.derivationRecipe, derivations, rows.recipe)
    splice(.derivationProperties, derivations, rows.properties)
    addFacts(facts)
    return true
  }

  private mutating func addFacts(_ facts: Splice) {
    let rows = draft.facts
    splice(.factTrait, facts, rows.trait)
    splice(.factMark, facts, rows.mark)
    splice(.factStatement, facts, rows.statement)
    splice(.factSuite, facts, rows.suite)
    splice(.factSuiteDigest, facts, rows.suiteDigest)
    splice(.factIdentity, facts, rows.identity)
    splice(.factRecordedAt, facts, rows.recordedAt)
    splice(.factRate, facts, rows.rate)
    let known = Set(graph.carriedTraits)
    let carried = zip(rows.trait, rows.mark).filter { FactMark.standing($1) == .carries }.map(\.0)
    add(.carriedTraits, Set(carried).sorted().filter { !known.contains(draft.texts.text($0)) })
  }
}
