import Store

/// Makes a graph from what the tables of the index say, or what is to be added to one that was made before.
/// O(n · log n) in what is read.
struct GraphLoader {
  /// Why something cannot simply be added.
  struct NotAddable: Error {}

  let columns: IndexColumns
  /// What there is to be added to.
  let before: PackedGraph?
  var draft: GraphDraft
  /// The node of each version; `GraphDraft.none` for one that nothing mentions.
  var nodes: [UInt32]

  /// - Parameter time: until when statements count; nil for all.
  static func draft(_ transaction: Transaction, asOf time: Timestamp? = nil) throws -> GraphDraft {
    let live = try LiveStatements(transaction, asOf: time)
    var draft = try draft(IndexColumns(transaction, live), addedTo: nil)
    SameBytes.add(to: &draft)
    return draft
  }

  /// What was recorded since a graph was made.
  /// - Returns: nil where the graph has to be made anew: statements were retracted or merged in, artifacts turned out to
  ///   be one or the same bytes, or something new came between what was there.
  static func addition(_ transaction: Transaction, to graph: PackedGraph) throws -> GraphDraft? {
    let live = try LiveStatements(transaction, asOf: nil)
    guard live.isOrderOfLog else { return nil }
    var isRetracted = false
    try transaction.forEach(.retractions, after: graph.header.key.entries) { _ in isRetracted = true }
    guard !isRetracted else { return nil }
    do {
      let draft = try draft(IndexColumns(transaction, live, after: graph), addedTo: graph)
      return SameBytes.isPossible(draft, in: graph) ? nil : draft
    } catch is NotAddable {
      return nil
    }
  }

  private static func draft(_ columns: IndexColumns, addedTo graph: PackedGraph?) throws -> GraphDraft {
    var loader = GraphLoader(columns, graph)
    try loader.addNodes()
    loader.addDescriptions()
    try loader.addDerivations()
    for row in loader.columns.facts { loader.draft.add(row.fact, to: Int(loader.nodes[Int(row.version)])) }
    return loader.draft
  }

  private init(_ read: IndexColumns, _ graph: PackedGraph?) {
    var read = read
    before = graph
    draft = GraphDraft(addedTo: graph)
    draft.texts = read.texts
    read.texts = PackedTexts()
    columns = read
    nodes = [UInt32](repeating: GraphDraft.none, count: read.versions.ids.count)
  }

  // MARK: What is about them

  /// The newest statement says the place; properties add up, the newest value of each counting.
  private mutating func addDescriptions() {
    let rows = columns.descriptions
    let byNode = Grouping(rows.map { nodes[Int($0.version)] }, count: rows.isEmpty ? 0 : draft.nodeCount)
    var start = 0
    while start < rows.count {
      let node = Int(nodes[Int(rows[Int(byNode.order[start])].version)])
      let own = byNode.order[start..<Int(byNode.starts[node + 1])].map { rows[Int($0)] }
      start += own.count
      if own.count > 1 || node < draft.firstNode {
        addDescriptions(own.sorted { $0.place < $1.place }, to: node)
      } else {
        draft.setLocation(own[0].location, of: node)
        draft.setProperties(own[0].properties, of: node)
      }
    }
  }

  private mutating func addDescriptions(_ rows: [IndexColumns.Description], to node: Int) {
    var properties = node < draft.firstNode ? before?.properties(of: node) ?? [:] : [:]
    for row in rows {
      if row.location != GraphDraft.none { draft.setLocation(row.location, of: node) }
      let own = row.properties == GraphDraft.none ? nil : try? JSONValue(parsing: draft.texts.text(row.properties))
      properties.merge(own?.object?.compactMapValues(\.string) ?? [:]) { $1 }
    }
    draft.setProperties(draft.number(of: properties), of: node)
  }

  /// Edges in the order of recording, and within a derivation by role and input.
  /// - Throws: `NotAddable` where something that was there before gets an origin that others may have inherited.
  private mutating func addDerivations() throws {
    for derivation in columns.derivations {
      let node = nodes[Int(derivation.output)]
      guard before.map({ $0.mayGetInputs(Int(node)) }) ?? true else { throw NotAddable() }
      draft.addDerivation(
        of: Int(node), statement: derivation.statement, method: derivation.method, knowledge: derivation.knowledge,
        recipe: derivation.recipe, properties: derivation.properties)
      for input in columns.inputs[derivation.inputs].sorted(by: precedes) {
        draft.edges.append(
          from: nodes[Int(input.parent)], to: node, role: input.role, method: derivation.method,
          knowledge: derivation.knowledge, share: input.share, statement: derivation.statement)
      }
    }
  }

  private func precedes(_ left: IndexColumns.Input, _ right: IndexColumns.Input) -> Bool {
    (left.role.number, nodes[Int(left.parent)], left.share ?? 0)
      < (right.role.number, nodes[Int(right.parent)], right.share ?? 0)
  }
}

extension PackedGraph {
  /// Whether inputs that a node gets change nothing of what was made from it, and come after those that it has.
  fileprivate func mayGetInputs(_ node: Int) -> Bool {
    node >= nodeCount
      || outputRows(node).allSatisfy { !PackedEdge(word: outputs[$0]).isInitialisation }
        && inputRows(node).allSatisfy { edge($0, to: node).statement != SameBytes.mark }
  }
}
