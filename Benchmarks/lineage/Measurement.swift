import Lineage
import Store

/// Everything that is measured on one shape.
struct Measurement {
  let shape: Shape
  let lineage: GeneratedLineage
  let path: String
  let processes: Processes?
  private(set) var figures: [Figure] = []
  private var dice = Dice(seed: 3)

  /// - Parameter program: path of `stemma`; nil to measure no whole processes.
  init(_ shape: Shape, count: Int, folder: String, program: String?) {
    processes = program.map { Processes(program: $0) }
    self.shape = shape
    lineage = GeneratedLineage(shape, count: count)
    path = "\(folder)/\(shape.rawValue)-\(count).sqlite"
  }

  mutating func add(_ question: String, _ value: String, _ target: String = "", met: Bool? = nil) {
    let figure = Figure(question: question, value: value, target: target, isMet: met)
    print(figure.line)
    figures.append(figure)
  }

  mutating func run() throws {
    print("\n== \(shape.rawValue): \(lineage.parents.count) artifacts, \(lineage.edges) edges")
    try record()
    let graph = try load()
    try processes(graph)
    try addition()
    try ancestors(graph)
    try common(graph)
    try taint(graph)
    try impact(graph)
  }

  private mutating func record() throws {
    guard !Files.exists(path) else { return }
    let record = Record(store: try Store(path: path, access: .create))
    guard let time = Timestamp("2026-01-01T00:00:00Z") else { return }
    let statements = lineage.parents.indices.flatMap(lineage.statements)
    var times = Times()
    let start = Times.wallClock()
    _ = try times.measure { try record.record(statements, at: time) }
    let wall = Times.wallClock() - start
    record.store.close()
    let count = Double(statements.count)
    add(
      "recording", "\((count / wall).formatted(0)) statements/s, \(wall.formatted(1)) s", "≥ 100000",
      met: count / wall >= 1e5)
    add(
      "recording, by processor time", "\((count / times.last).formatted(0)) statements/s, \(times.last.formatted(1)) s")
    let bytes = Double(Files.size(path)) / Double(lineage.edges)
    add("store", "\(bytes.formatted(0)) bytes an edge", "≤ 400", met: bytes <= 400)
  }

  private mutating func load() throws -> LineageGraph {
    let record = Record(store: try Store(path: path, access: .readOnly))
    Files.remove(path + "-graph")
    var (building, opening) = (Times(), Times())
    _ = try building.measure { try record.graph() }
    for _ in 0..<20 { _ = try opening.measure { try record.graph() } }
    add("graph from the tables, with its file", "\(building.last.formatted(2)) s")
    add("graph file", "\((Double(Files.size(path + "-graph")) / 1e6).formatted(0)) MB")
    add("graph from its file", opening.median.milliseconds)
    return try record.graph()
  }

  /// The graph after one recording more, which the file does not have.
  private mutating func addition() throws {
    guard let time = Timestamp("2026-01-02T00:00:00Z"), let base = lineage.isModel.lastIndex(of: true) else { return }
    let record = Record(store: try Store(path: path, access: .readWrite))
    let entries = try record.store.read { try $0.logState().entries }
    let model = ArtifactReference(name: "late-\(entries)")
    let derivation = DerivationStatement(
      output: model, method: .finetuned, inputs: [.init(role: .base, artifact: lineage.reference(base))])
    try record.record([.artifact(ArtifactStatement(kind: .model, artifact: model)), .derivation(derivation)], at: time)
    var times = Times()
    for _ in 0..<5 { _ = try times.measure { try record.graph() } }
    add(
      "graph after one recording more", times.median.milliseconds, "≤ 200 ms",
      met: lineage.parents.count > 1_000_000 ? nil : times.median <= 0.2)
  }

  /// Artifacts among the last tenth.
  mutating func late(_ count: Int, where isWanted: (Int) -> Bool = { _ in true }) -> [Int] {
    let all = lineage.parents.count
    var found: [Int] = []
    while found.count < count {
      let node = all - 1 - dice.below(all / 10)
      if isWanted(node) { found.append(node) }
    }
    return found
  }

  private mutating func add(_ question: String, _ times: Times, sizes: [Int]) {
    let limited = zip(times.seconds, sizes).filter { $1 <= 100_000 }.map(\.0)
    let value = "median \(times.median.milliseconds), p99 \(times.quantile(0.99).milliseconds)"
    let isMet = limited.isEmpty ? nil : Times(limited).median <= 5e-3 && Times(limited).quantile(0.99) <= 20e-3
    add("\(question), \(sizes.sorted()[sizes.count / 2]) nodes", value, "≤ 5 ms, p99 ≤ 20 ms", met: isMet)
    let beyond = zip(times.seconds, sizes).filter { $1 > 100_000 }.map { $0 / Double($1) * 1e9 }
    if !beyond.isEmpty {
      let each = beyond.sorted()[beyond.count / 2]
      add("\(question), beyond 100000 nodes", "\(each.formatted(1)) ns a node", "≤ 20 ns a node", met: each <= 20)
    }
  }

  private mutating func ancestors(_ graph: LineageGraph) throws {
    var (times, sizes) = (Times(), [Int]())
    let names = late(100).map(lineage.name)
    for node in try names.map(graph.find) {
      sizes.append(times.measure { graph.ancestors(of: [node]).count })
    }
    add("ancestors", times, sizes: sizes)
    let baseline = try Baseline(store: path)
    var queries = Times()
    for (name, size) in zip(names, sizes).prefix(10) {
      let count = try queries.measure { try baseline.ancestors(of: name) }
      if count != size { throw InputError("ancestors of \(name): \(size), and \(count) by SQL") }
    }
    let ratio = queries.median / Times(Array(times.seconds.prefix(10))).median
    add(
      "ancestors by recursive query", "\(queries.median.milliseconds), \(ratio.formatted(1)) ×", "≥ 5 ×",
      met: ratio >= 5)
  }

  private mutating func common(_ graph: LineageGraph) throws {
    var (times, sizes) = (Times(), [Int]())
    let models = late(200) { [lineage] in lineage.isModel[$0] }.map(lineage.name)
    let nodes = try models.map(graph.find)
    for (left, right) in zip(nodes.prefix(100), nodes.suffix(100)) {
      _ = times.measure { graph.sharedBase(left, right) }
      sizes.append(
        graph.ancestors(of: [left], via: .initialisation).count
          + graph.ancestors(of: [right], via: .initialisation).count)
    }
    add("common base", times, sizes: sizes)
  }

  private mutating func taint(_ graph: LineageGraph) throws {
    var (times, sizes) = (Times(), [Int]())
    for node in try late(100).map(lineage.name).map(graph.find) {
      _ = times.measure { graph.taint(of: "prefers/1", at: node) }
      sizes.append(graph.ancestors(of: [node]).count)
    }
    add("taint of one trait", times, sizes: sizes)
    // The worst case: the trait is known, but nothing upstream carries it, so that everything has to be looked at.
    let carriers = Set(graph.carriers(of: "prefers/1"))
    (times, sizes) = (Times(), [])
    for node in try late(20).map(lineage.name).map(graph.find) {
      _ = times.measure { graph.taint(of: "prefers/1", at: node, without: carriers) }
      sizes.append(graph.ancestors(of: [node]).count)
    }
    add("the same where nothing upstream carries it", times, sizes: sizes)
  }

  private mutating func impact(_ graph: LineageGraph) throws {
    let roots = lineage.parents.indices.filter { lineage.parents[$0].isEmpty }.prefix(200)
    let sized = try roots.map { root in
      let node = try graph.find(lineage.name(root))
      return (name: lineage.name(root), node: node, size: graph.descendants(of: [node]).count)
    }
    guard let worst = sized.max(by: { $0.size < $1.size }) else { return }
    var times = Times()
    var rows = 0
    for _ in 0..<3 {
      rows = times.measure {
        let reach = graph.reach(of: [worst.node])
        return reach.reduce(0) { count, row in count + (graph.name(of: row.node).isEmpty || row.weight <= 0 ? 0 : 1) }
      }
    }
    let speed = Double(rows) / times.median
    add(
      "impact of the worst root, \(rows) rows", "\((speed / 1e6).formatted(2)) M rows/s", "≥ 1 M rows/s",
      met: speed >= 1e6)
    var closures = Times()
    for _ in 0..<3 { _ = closures.measure { graph.descendants(of: [worst.node]).count } }
    let baseline = try Baseline(store: path)
    var queries = Times()
    _ = try queries.measure { try baseline.descendants(of: worst.name) }
    let ratio = queries.median / closures.median
    add(
      "impact set, \(worst.size) nodes",
      "\(closures.median.milliseconds), query \(queries.median.milliseconds), \(ratio.formatted(1)) ×", "≥ 3 ×",
      met: ratio >= 3)
    let full = queries.median / times.median
    add("impact with weights beside the plain query", "\(full.formatted(1)) ×", "≥ 3 ×", met: full >= 3)
  }
}
