import Store

/// What may have closed a cycle.
struct CycleSuspects: Sendable {
  /// Versions that got inputs and are, or may be, inputs of something themselves.
  var outputs: [Int64] = []
  /// Names that got another version, which may have made others one.
  var names: Set<String> = []
  /// Whether anything else may have.
  var all = false
}

/// Finds a cycle that new statements close, by looking only at what the artifacts they touch were made from.
struct CycleSearch {
  private let queries: CycleQueries
  /// The artifact of each version that was looked at: the smallest id of the versions that are one.
  private var artifacts: [Int64: Int64] = [:]
  private var versions: [Int64: [Int64]] = [:]
  private var state: [Int64: State] = [:]

  private enum State { case open, done }

  init(_ queries: CycleQueries) { self.queries = queries }

  /// - Returns: the names along a cycle, each made from the one before and the first again at the end; nil for none.
  ///   O(what the suspects were made from).
  static func cycle(_ transaction: Transaction, _ suspects: CycleSuspects) throws -> [String]? {
    let queries = try CycleQueries(transaction)
    var search = CycleSearch(queries)
    var starts = suspects.outputs
    for name in suspects.names.sorted() { starts += try transaction.versions(name: name).map(\.id) }
    for start in starts {
      let artifact = try search.artifact(start)
      // A cycle leads out of every artifact that lies on it.
      guard try search.versions[artifact, default: []].contains(where: queries.isUsed) else { continue }
      if let cycle = try search.cycle(from: artifact) { return try cycle.map(queries.name) }
    }
    return nil
  }

  /// A depth-first search against the edges. A path of its own instead of recursion: chains may be long.
  private mutating func cycle(from start: Int64) throws -> [Int64]? {
    guard state[start] == nil else { return nil }
    var path = [(artifact: start, rest: try inputs(of: start))]
    state[start] = .open
    while let last = path.indices.last {
      guard let next = path[last].rest.popLast() else {
        state[path[last].artifact] = .done
        path.removeLast()
        continue
      }
      switch state[next] {
      case .done: continue
      case .open:
        let steps = path.map(\.artifact).drop { $0 != next }
        return [next] + steps.reversed()
      case nil:
        state[next] = .open
        path.append((next, try inputs(of: next)))
      }
    }
    return nil
  }

  private mutating func inputs(of artifact: Int64) throws -> [Int64] {
    var inputs: [Int64] = []
    for version in versions[artifact] ?? [] {
      for parent in try queries.parents(of: version) { inputs.append(try self.artifact(parent)) }
    }
    return inputs
  }

  private mutating func artifact(_ version: Int64) throws -> Int64 {
    if let known = artifacts[version] { return known }
    let namesakes = try queries.namesakes(of: version)
    var union = VersionUnion(namesakes.map(\.digests))
    let parts = Dictionary(grouping: namesakes.indices) { union.root($0) }
    for part in parts.values {
      guard let first = part.first else { continue }
      let artifact = namesakes[first].id
      versions[artifact] = part.map { namesakes[$0].id }
      for index in part { artifacts[namesakes[index].id] = artifact }
    }
    // One that nothing mentions any more is alone and leads nowhere.
    return artifacts[version, default: version]
  }
}
