import Store

extension Record {
  /// The graph of all that is recorded, or of what was recorded until a moment, without what is retracted.
  ///
  /// That of a large store lies packed in a file beside it (`GraphFile`): O(1) where the store has not changed since it
  /// was made; where little was added, what lies behind that in the file is copied. Otherwise, and for earlier moments,
  /// O(rows of the index · log).
  package func graph(asOf time: Timestamp? = nil) throws -> LineageGraph {
    guard time == nil else { return try store.read { try LineageGraph(loading: $0, asOf: time) } }
    return try graph(file: GraphFile(besideStore: store.path), from: GraphFile.worthwhile)
  }

  /// The graph of all that is recorded.
  /// - Parameter minimum: how many entries a log has for which a file is kept.
  package func graph(file: GraphFile, from minimum: Int) throws -> LineageGraph {
    let (graph, isNew) = try store.read { transaction in
      let key = GraphKey(try transaction.logState())
      guard key.entries >= minimum else { return (try LineageGraph(loading: transaction, key: key), false) }
      if let packed = try file.open({ try $0 == key || $0.isJustBefore(key) && $0.isState(of: transaction) }) {
        if packed.header.key == key { return (LineageGraph(packed), false) }
        if let graph = try LineageGraph(adding: transaction, to: packed, key) { return (graph, false) }
      }
      return (try LineageGraph(loading: transaction, key: key), true)
    }
    if isNew { file.write(graph.packed) }
    return graph
  }
}

extension GraphFile {
  /// What the file of a store is worth.
  package enum Standing: Sendable, Equatable {
    /// The store is so small that none is kept.
    case notNeeded
    /// There is none; or it is damaged, of an earlier Stemma, or of another store. The next question makes it.
    case missing
    case current
    /// As many entries of the log were recorded since; the next question adds them, or makes the file anew.
    case behind(Int64)
  }
}

extension Record {
  /// How the graph file beside the store stands, without making it. Reads the whole file.
  package func graphFileStanding() throws -> GraphFile.Standing {
    try store.read { transaction in
      let key = GraphKey(try transaction.logState())
      let file = GraphFile(besideStore: store.path)
      if let old = try file.open({ try $0 == key || $0.isState(of: transaction) }), old.isWhole {
        return old.header.key == key ? .current : .behind(key.entries - old.header.key.entries)
      }
      return key.entries < GraphFile.worthwhile ? .notNeeded : .missing
    }
  }
}

extension GraphKey {
  /// Whether so little was recorded since that it can be added at every question.
  fileprivate func isJustBefore(_ key: GraphKey) -> Bool {
    entries > 0 && key.entries > entries && key.entries - entries <= max(500, entries / 500)
  }

  /// Whether this is a state in which the log of the store was.
  fileprivate func isState(of transaction: Transaction) throws -> Bool {
    try GraphKey(transaction.logState(entries: entries)) == self
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

  /// The graph of the store when what it got since is added to the one that was made before.
  /// - Returns: nil where it has to be made anew.
  init?(adding transaction: Transaction, to packed: PackedGraph, _ key: GraphKey) throws {
    guard let draft = try GraphLoader.addition(transaction, to: packed),
      let memory = GraphExtender.pack(draft, addedTo: packed, key: key), let graph = PackedGraph(memory)
    else { return nil }
    self.init(graph)
  }
}
