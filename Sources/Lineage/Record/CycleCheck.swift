import Store

/// Finds a cycle anywhere: for when more was recorded than a search from each of it would be worth.
enum CycleCheck {
  /// - Returns: the names along a cycle, each made from the one before and the first again at the end; nil for none.
  ///   O(versions + edges), 12 bytes for each.
  static func cycle(_ transaction: Transaction) throws -> [String]? {
    let queries = try CycleQueries(transaction)
    let (highest, count) = try queries.versionCount()
    // Ids are given without gaps: others were not given by this program.
    guard highest <= count, let size = Int32(exactly: highest).map({ Int($0) + 1 }) else {
      throw InputError("the index of the store is damaged: make it anew with: stemma lineage rebuild")
    }
    let artifacts = try artifacts(queries, size: size)
    var (inputs, outputs): ([Int32], [Int32]) = ([], [])
    try queries.eachEdge { output, parent in
      guard (1..<Int64(size)).contains(output), (1..<Int64(size)).contains(parent) else { return }
      inputs.append(artifacts[Int(parent)])
      outputs.append(artifacts[Int(output)])
    }
    return try cycle(inputs, outputs, size: size)?.map { try queries.name(of: Int64($0)) }
  }

  /// For each version the smallest of those that are one artifact with it.
  private static func artifacts(_ queries: CycleQueries, size: Int) throws -> [Int32] {
    var artifacts = (0..<Int32(size)).map { $0 }
    try queries.eachNamesakes { versions in
      var union = VersionUnion(versions.map(\.digests))
      var first: [Int: Int32] = [:]
      for (index, version) in versions.enumerated() where (1..<Int64(size)).contains(version.id) {
        let artifact = first[union.root(index), default: Int32(version.id)]
        first[union.root(index)] = artifact
        artifacts[Int(version.id)] = artifact
      }
    }
    return artifacts
  }

  /// Takes away what has no inputs left until nothing more can be; going back from what is left must come round.
  private static func cycle(_ inputs: [Int32], _ outputs: [Int32], size: Int) throws -> [Int32]? {
    var waiting = [Int32](repeating: 0, count: size)
    for output in outputs { waiting[Int(output)] += 1 }
    let made = Grouped(outputs, by: inputs, size: size)
    var ready = (0..<Int32(size)).filter { waiting[Int($0)] == 0 }
    var done = 0
    while done < ready.count {
      for output in made[ready[done]] {
        waiting[Int(output)] -= 1
        if waiting[Int(output)] == 0 { ready.append(output) }
      }
      done += 1
    }
    guard let start = (0..<Int32(size)).first(where: { waiting[Int($0)] > 0 }) else { return nil }
    let from = Grouped(inputs, by: outputs, size: size)
    return comingRound(from: start) { node in from[node].first { waiting[Int($0)] > 0 } }
  }

  private static func comingRound(from start: Int32, _ back: (Int32) -> Int32?) -> [Int32]? {
    var steps: [Int32] = []
    var seen: [Int32: Int] = [:]
    var node = start
    while seen[node] == nil {
      seen[node] = steps.count
      steps.append(node)
      guard let next = back(node) else { return nil }
      node = next
    }
    return seen[node].map { [node] + steps[$0...].dropFirst().reversed() + [node] }
  }
}

/// Values by the key of each, in one array.
private struct Grouped {
  private var starts: [Int32]
  private var values: [Int32]

  init(_ values: [Int32], by keys: [Int32], size: Int) {
    starts = [Int32](repeating: 0, count: size + 1)
    for key in keys { starts[Int(key) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var next = starts
    self.values = values
    for (key, value) in zip(keys, values) {
      self.values[Int(next[Int(key)])] = value
      next[Int(key)] += 1
    }
  }

  subscript(key: Int32) -> ArraySlice<Int32> { values[Int(starts[Int(key)])..<Int(starts[Int(key) + 1])] }
}
