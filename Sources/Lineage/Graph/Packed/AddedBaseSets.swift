/// The lists of sources (`BaseSets`) of models that are added to a graph, or that get a base.
///
/// Nothing that was there before starts from a model that gets a base.
struct AddedBaseSets {
  private let graph: PackedGraph
  private let draft: GraphDraft
  /// Bases among the inputs that are added.
  private var bases: [UInt32: [UInt32]] = [:]
  private let memberCount: Int
  private let listCount: Int
  private var numbers: [UInt32: UInt32] = [:]
  /// Lists by a number made of their members, once that is needed.
  private var known: [Int: [UInt32]]?

  /// The numbers of the lists of nodes that were there before, and of the new ones.
  private(set) var changed: [Int: UInt32] = [:]
  private(set) var added: [UInt32] = []
  private(set) var starts: [UInt32] = []
  private(set) var members: [UInt32] = []

  init(graph: PackedGraph, draft: GraphDraft, inputs: [UInt32]) {
    self.graph = graph
    self.draft = draft
    memberCount = graph.header.sections[GraphSection.baseSetMembers.rawValue].count / 4
    listCount = graph.header.sections[GraphSection.baseSetStart.rawValue].count / 4 - 1
    for (word, node) in zip(inputs, draft.edges.to) where word & 1 == 1 { bases[node, default: []].append(word >> 4) }
  }

  mutating func run() {
    let first = UInt32(draft.firstNode)
    let models = draft.flags.indices.filter { draft.flags[$0] & NodeFlags.dataset == 0 }.map { first + UInt32($0) }
    let affected = models + bases.keys.filter { $0 < first }.sorted()
    var waiting: [UInt32: Int] = [:]
    var derived: [UInt32: [UInt32]] = [:]
    for node in affected { waiting[node] = 0 }
    for node in affected {
      for base in bases[node] ?? [] where waiting[base] != nil {
        waiting[node, default: 0] += 1
        derived[base, default: []].append(node)
      }
    }
    var ready = affected.filter { waiting[$0] == 0 }
    var head = 0
    while head < ready.count {
      let node = ready[head]
      head += 1
      numbers[node] = number(of: node)
      for next in derived[node] ?? [] {
        waiting[next, default: 0] -= 1
        if waiting[next] == 0 { ready.append(next) }
      }
    }
    added = draft.flags.indices.map { numbers[first + UInt32($0)] ?? BaseSets.unlisted }
    for (node, number) in numbers where node < first { changed[Int(node)] = number }
  }

  private mutating func number(of node: UInt32) -> UInt32 {
    let own = (bases[node] ?? []) + oldBases(node)
    let sets = Set(own.map { numbers[$0] ?? oldNumber(Int($0)) })
    guard let first = sets.first else { return append([node]) }
    if sets.contains(BaseSets.unlisted) { return BaseSets.unlisted }
    return sets.count == 1 ? first : number(ofUnion: Set(sets.flatMap(list)))
  }

  /// - Parameter node: may be one that is added.
  private func oldNumber(_ node: Int) -> UInt32 {
    guard node < graph.nodeCount, Int(graph.baseSet[node]) < listCount else { return BaseSets.unlisted }
    return graph.baseSet[node]
  }

  private func oldBases(_ node: UInt32) -> [UInt32] {
    graph.inputRows(Int(node)).map { graph.inputs[$0] }.filter { $0 & 1 == 1 }.map { $0 >> 4 }
  }

  private mutating func number(ofUnion union: Set<UInt32>) -> UInt32 {
    guard union.count <= BaseSets.limit else { return BaseSets.unlisted }
    let sorted = union.sorted()
    var known =
      known ?? Dictionary(grouping: (1..<UInt32(listCount)).filter { list($0).count > 1 }) { Self.mix(list($0)) }
    defer { self.known = known }
    if let number = known[Self.mix(sorted)]?.first(where: { list($0) == sorted }) { return number }
    let number = append(sorted)
    known[Self.mix(sorted), default: []].append(number)
    return number
  }

  private static func mix(_ list: [UInt32]) -> Int {
    list.reduce(0) { ($0 &+ Int($1)) &* 0x1656_67B1_9E37_79F9 }
  }

  private func list(_ number: UInt32) -> [UInt32] {
    let place = Int(number) - listCount
    guard place < 0 else {
      let end = Int(starts[place]) - memberCount
      return Array(members[(place == 0 ? 0 : Int(starts[place - 1]) - memberCount)..<end])
    }
    let (starts, members): (Column<UInt32>, Column<UInt32>) = (
      graph.column(.baseSetStart), graph.column(.baseSetMembers)
    )
    return starts.rows(of: Int(number), limit: members.count).map { members[$0] }
  }

  private mutating func append(_ list: [UInt32]) -> UInt32 {
    members += list
    starts.append(UInt32(memberCount + members.count))
    return UInt32(listCount + starts.count - 1)
  }
}
