/// The claims of one strongly connected component that close a cycle with the record or with claims before them.
struct ClaimCycles {
  /// Claims by index, each with the numbers along its cycle, the output first and last.
  private(set) var closing: [(claim: Int, cycle: [Int])] = []

  /// Those of every component in which there may be any. O(edges), and what each component needs.
  /// - Parameters:
  ///   - steps: what is recorded first, then the claims in their order.
  ///   - count: how many versions there are.
  static func components(_ steps: [ClaimedStep], count: Int) -> [ClaimCycles] {
    var outputs = [[Int]](repeating: [], count: count)
    for step in steps { for input in step.inputs { outputs[input].append(step.output) } }
    let numbers = StrongComponents(outputs).numbers
    let inside = steps.compactMap { step -> ClaimedStep? in
      var step = step
      step.inputs = step.inputs.filter { numbers[$0] == numbers[step.output] }
      return step.inputs.isEmpty ? nil : step
    }
    let groups = Dictionary(grouping: inside) { numbers[$0.output] }
    return groups.keys.sorted().map { ClaimCycles(groups[$0] ?? []) }
  }

  private init(_ steps: [ClaimedStep]) {
    var local: [Int: Int] = [:]
    var versions: [Int] = []
    func number(_ version: Int) -> Int {
      if let known = local[version] { return known }
      local[version] = versions.count
      versions.append(version)
      return versions.count - 1
    }
    let steps = steps.map {
      ClaimedStep(claim: $0.claim, output: number($0.output), inputs: $0.inputs.map(number))
    }
    var graph = OrderedGraph(order: Self.order(steps, count: versions.count))
    for step in steps {
      guard let way = graph.add(from: step.inputs, to: step.output), let claim = step.claim else { continue }
      closing.append((claim, (way + [step.output]).map { versions[$0] }))
    }
  }

  /// An order with which all steps agree up to the first that closes a cycle, so that few of them move anything later.
  /// O(edges · log steps).
  private static func order(_ steps: [ClaimedStep], count: Int) -> [Int] {
    var (low, high) = (0, steps.count)
    var best = Array(0..<count)
    while low < high {
      let middle = (low + high + 1) / 2
      let order = topological(steps[..<middle], count: count)
      if order.count == count { (low, best) = (middle, order) } else { high = middle - 1 }
    }
    return best
  }

  /// The versions in an order that agrees with the steps; fewer than all where there is none. O(edges).
  private static func topological(_ steps: ArraySlice<ClaimedStep>, count: Int) -> [Int] {
    var outputs = [[Int]](repeating: [], count: count)
    var waiting = [Int](repeating: 0, count: count)
    for step in steps {
      for input in step.inputs {
        outputs[input].append(step.output)
        waiting[step.output] += 1
      }
    }
    var order = (0..<count).filter { waiting[$0] == 0 }
    var head = 0
    while head < order.count {
      for output in outputs[order[head]] {
        waiting[output] -= 1
        if waiting[output] == 0 { order.append(output) }
      }
      head += 1
    }
    return order
  }
}
