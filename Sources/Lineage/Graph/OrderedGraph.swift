/// A directed graph that stays acyclic while edges are added: a topological order is kept, and only what lies between
/// the two ends of an edge in that order is looked at when it is added (Pearce and Kelly, J. Exp. Algorithmics 11, 2006).
struct OrderedGraph {
  private var outputs: [[Int]]
  private var inputs: [[Int]]
  /// The place of each node in the order.
  private var places: [Int]
  /// The round in which each node was last seen, so that no search has to forget the one before it.
  private var seen: [Int]
  private var round = 0

  /// A graph without edges.
  /// - Parameter order: every node from 0, the first of the order first.
  init(order: [Int]) {
    outputs = [[Int]](repeating: [], count: order.count)
    inputs = outputs
    places = [Int](repeating: 0, count: order.count)
    seen = [Int](repeating: -1, count: order.count)
    for (place, node) in order.enumerated() { places[node] = place }
  }

  /// Adds an edge from each of some nodes to one node, or, where these would close a cycle, none of them.
  /// O(1) for edges that agree with the order, otherwise O(nodes and edges between their ends in it).
  /// - Returns: the cycle as nodes from the output on, without the output at its end; nil where there is none.
  mutating func add(from starts: [Int], to output: Int) -> [Int]? {
    let last = starts.map { places[$0] }.max() ?? -1
    if last >= places[output], let way = way(from: output, to: Set(starts), last) { return way }
    for start in starts {
      if places[start] > places[output] { move(start, before: output) }
      outputs[start].append(output)
      inputs[output].append(start)
    }
    return nil
  }

  /// A shortest way, both ends included, among nodes up to a place.
  private mutating func way(from start: Int, to ends: Set<Int>, _ last: Int) -> [Int]? {
    var queue = [start]
    var before = [-1]
    var head = 0
    round += 1
    seen[start] = round
    while head < queue.count {
      if ends.contains(queue[head]) { return Self.steps(to: head, queue, before) }
      for next in outputs[queue[head]] where seen[next] != round && places[next] <= last {
        seen[next] = round
        queue.append(next)
        before.append(head)
      }
      head += 1
    }
    return nil
  }

  private static func steps(to end: Int, _ queue: [Int], _ before: [Int]) -> [Int] {
    var steps: [Int] = []
    var step = end
    while step >= 0 {
      steps.append(queue[step])
      step = before[step]
    }
    return steps.reversed()
  }

  /// Makes room for an edge: everything that leads to its start goes before everything that its output leads to.
  private mutating func move(_ start: Int, before output: Int) {
    let (low, high) = (places[output], places[start])
    let later = reached(from: output, outputs) { $0 <= high }
    let earlier = reached(from: start, inputs) { $0 >= low }
    let moved = earlier + later
    for (node, place) in zip(moved, moved.map { places[$0] }.sorted()) { places[node] = place }
  }

  /// In their order.
  private mutating func reached(from start: Int, _ edges: [[Int]], _ isNear: (Int) -> Bool) -> [Int] {
    round += 1
    seen[start] = round
    var queue = [start]
    var head = 0
    while head < queue.count {
      for next in edges[queue[head]] where seen[next] != round && isNear(places[next]) {
        seen[next] = round
        queue.append(next)
      }
      head += 1
    }
    return queue.sorted { places[$0] < places[$1] }
  }
}
