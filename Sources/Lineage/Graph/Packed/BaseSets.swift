/// Which models each model's initialisation comes from: the *sources*, models of its initialisation closure that have
/// no base themselves.
///
/// Two closures meet exactly when they have a source in common, because whatever lies above a common model is common
/// too. So whether two models share a base is a comparison of two short lists. Models with the same sources share one
/// list; a list longer than `limit` is not kept (`unlisted`), nor is that of a model on a cycle.
struct BaseSets {
  /// The number of no list: for datasets, long lists and cycles.
  static let unlisted: UInt32 = 0
  static let limit = 32

  /// Number of the list of each node.
  private(set) var numbers: [UInt32]
  /// Where each list starts, and the end of the last; the list of number 0 is empty.
  private(set) var starts: [UInt32] = [0, 0]
  private(set) var members: [UInt32] = []
  private var known: [[UInt32]: UInt32] = [:]

  /// - Parameter kinds: whether each node is a model.
  init(inputStart: [UInt32], inputs: [UInt32], outputStart: [UInt32], outputs: [UInt32], isModel: (Int) -> Bool) {
    let count = inputStart.count - 1
    numbers = [UInt32](repeating: Self.unlisted, count: count)
    var waiting = [UInt32](repeating: 0, count: count)
    for node in 0..<count {
      for row in Int(inputStart[node])..<Int(inputStart[node + 1]) where inputs[row] & 1 == 1 { waiting[node] += 1 }
    }
    var ready = (0..<count).filter { waiting[$0] == 0 && isModel($0) }.map { UInt32($0) }
    var head = 0
    while head < ready.count {
      let node = Int(ready[head])
      head += 1
      let rows = Int(inputStart[node])..<Int(inputStart[node + 1])
      numbers[node] = number(of: node, bases: rows.lazy.filter { inputs[$0] & 1 == 1 }.map { inputs[$0] >> 4 })
      for row in Int(outputStart[node])..<Int(outputStart[node + 1]) where outputs[row] & 1 == 1 {
        let next = Int(outputs[row] >> 4)
        waiting[next] -= 1
        if waiting[next] == 0 { ready.append(UInt32(next)) }
      }
    }
  }

  private mutating func number(of node: Int, bases: some Sequence<UInt32>) -> UInt32 {
    var first: UInt32?
    var isMerge = false
    for base in bases {
      let number = numbers[Int(base)]
      if number == Self.unlisted { return Self.unlisted }
      if let first, first != number { isMerge = true }
      first = first ?? number
    }
    guard let first else { return append([UInt32(node)]) }
    guard isMerge else { return first }
    return number(ofUnion: Set(bases.flatMap { list(numbers[Int($0)]) }))
  }

  private mutating func number(ofUnion union: Set<UInt32>) -> UInt32 {
    guard union.count <= Self.limit else { return Self.unlisted }
    let sorted = union.sorted()
    if let number = known[sorted] { return number }
    let number = append(sorted)
    known[sorted] = number
    return number
  }

  private func list(_ number: UInt32) -> ArraySlice<UInt32> {
    members[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])]
  }

  private mutating func append(_ list: [UInt32]) -> UInt32 {
    members += list
    starts.append(UInt32(members.count))
    return UInt32(starts.count - 2)
  }
}
