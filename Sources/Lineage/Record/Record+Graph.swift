import Store

extension Record {
  /// The graph of all that is recorded, or of what was recorded until a moment, without what is retracted.
  ///
  /// That of a large store lies packed in a file beside it (`GraphFile`): O(1) where the store has not changed since it
  /// was made. Otherwise, and for earlier moments, O(rows of the index · log).
  package func graph(asOf time: Timestamp? = nil) throws -> LineageGraph {
    guard time == nil else { return try store.read { try LineageGraph(loading: $0, asOf: time) } }
    return try graph(file: GraphFile(besideStore: store.path), from: GraphFile.worthwhile)
  }

  /// The graph of all that is recorded.
  /// - Parameter minimum: how many statements a store has for which a file is kept.
  package func graph(file: GraphFile, from minimum: Int) throws -> LineageGraph {
    let (graph, isNew) = try store.read { transaction in
      let state = try transaction.graphState()
      let key = GraphKey(state: state.text)
      guard state.statements >= minimum else { return (try LineageGraph(loading: transaction, key: key), false) }
      if let packed = file.open(key) { return (LineageGraph(packed), false) }
      return (try LineageGraph(loading: transaction, key: key), true)
    }
    if isNew { file.write(graph.packed) }
    return graph
  }
}

extension LineageGraph {
  /// The graph of the rows of the index.
  /// - Parameter time: until when statements count; nil for all.
  init(loading transaction: Transaction, asOf time: Timestamp? = nil, key: GraphKey = .none) throws {
    let draft = try GraphLoader.draft(transaction, asOf: time)
    guard let memory = GraphPacker.pack(draft, key: key), let packed = PackedGraph(memory) else {
      throw InputError("the store has more artifacts than a graph can hold: 268 million, with names of 4 GiB in all")
    }
    self.init(packed)
  }
}
