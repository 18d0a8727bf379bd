import Foundation
import Glibc
import Lineage
import Store
import Testing

@Suite("What is added to the graph of a file")
struct GraphAdditionTests {
  private let folder: Folder
  private let record: Record
  private let file: GraphFile

  init() throws {
    folder = try Folder()
    record = try folder.record()
    file = GraphFile(besideStore: folder.file("stemma.sqlite"))
  }

  private var bytes: Data? { try? Data(contentsOf: URL(fileURLWithPath: file.path)) }

  /// Records at a later second each time.
  private func record(_ statements: [Statement], _ step: Int) throws {
    let time = try #require(Timestamp(secondsSince1970: 1_800_000_000 + step))
    try record.record(statements, at: time)
  }

  /// - Returns: whether the file was added to instead of made anew.
  private func compare(_ step: Int) throws -> Bool {
    let old = bytes
    let (added, whole) = (try record.graph(file: file, from: 0), try record.graph())
    #expect(Array(added.nodes) == Array(whole.nodes), "step \(step)")
    #expect(Array(added.edges) == Array(whole.edges), "step \(step)")
    for node in whole.nodes.indices {
      #expect(added.ancestors(of: [node]) == whole.ancestors(of: [node]))
      #expect(added.descendants(of: [node]) == whole.descendants(of: [node]))
      #expect(added.taints(at: node).map(\.path) == whole.taints(at: node).map(\.path))
      #expect(added.versions(of: whole.name(of: node)) == whole.versions(of: whole.name(of: node)))
      #expect(added.roots(of: node) == whole.roots(of: node))
      let other = (node * 7 + step) % whole.nodes.count
      #expect(added.sharedBase(node, other) == whole.sharedBase(node, other))
      let (reach, expected) = (added.reach(of: [node]), whole.reach(of: [node]))
      #expect(Array(reach) == Array(expected))
      #expect(reach.indices.map(reach.path) == expected.indices.map(expected.path))
    }
    #expect(Array(added.names) == Array(whole.names))
    return bytes == old
  }

  @Test("What a day of work adds gives the same graph as packing everything anew", arguments: 0..<8)
  func usual(seed: Int) throws {
    var random = RandomStatements(seed: UInt64(seed))
    try record((0..<12).flatMap { _ in random.usual() }, 0)
    _ = try record.graph(file: file, from: 0)
    var added = 0
    for step in 1...8 {
      try record(random.usual(), step)
      if try compare(step) { added += 1 }
    }
    #expect(added >= 4, "only \(added) of 8 were added")
  }

  @Test("Whatever is recorded or retracted, the graph is the same as packing everything anew", arguments: 0..<14)
  func any(seed: Int) throws {
    var random = RandomStatements(seed: UInt64(100 + seed))
    try record((0..<8).flatMap { _ in random.usual() }, 0)
    _ = try record.graph(file: file, from: 0)
    for step in 1...12 {
      let time = try #require(Timestamp(secondsSince1970: 1_800_000_000 + step))
      for statement in (0..<Int(step % 3) + 1).map({ _ in random.any(at: time) }) {
        // What closes a cycle, or retracts what was refused, is refused.
        _ = try? record([statement], step)
      }
      _ = try compare(step)
    }
  }

  @Test("Columns of many pages, which stay in the file up to where something is put between")
  func pages() throws {
    func derived(_ output: String, _ inputs: [DerivationStatement.Input]) -> Statement {
      .derivation(
        DerivationStatement(output: ArtifactReference(name: output), method: .finetuned, inputs: inputs))
    }
    func input(_ name: String, _ role: InputRole = .base, share: Double? = nil) -> DerivationStatement.Input {
      .init(role: role, artifact: ArtifactReference(name: name), share: share)
    }
    try record(
      (1..<2000).map {
        derived("m\($0)", [input("m\($0 / 2)"), input("d\($0)", .data, share: $0 % 3 == 0 ? 0.5 : nil)])
      },
      0)
    _ = try record.graph(file: file, from: 0)
    let old = bytes
    // Made from the first, from one amid and from the last; and an input more of some that were there.
    let more = [
      derived("m0-late", [input("m0"), input("d7", .data, share: 0.25)]), derived("late", [input("m1100")]),
      derived("z", [input("m1999"), input("late", .teacher)]), derived("m1400", [input("d9", .data, share: 0.75)]),
      derived("m1800", [input("late-data", .data)]),
    ]
    for (step, statement) in more.enumerated() {
      try record([statement], step + 1)
      let (added, whole) = (try record.graph(file: file, from: 0), try record.graph())
      #expect(bytes == old, "step \(step) was added")
      #expect(added.edges == whole.edges && Array(added.names) == Array(whole.names))
      for node in stride(from: step, to: whole.nodes.count, by: 97) {
        #expect(added[node] == whole[node])
        #expect(Array(added.outputs(of: node)) == Array(whole.outputs(of: node)))
        #expect(added.ancestors(of: [node]) == whole.ancestors(of: [node]))
        #expect(Array(added.reach(of: [node])) == Array(whole.reach(of: [node])))
        #expect(added.versions(of: whole.name(of: node)) == [node])
      }
    }
  }

  @Test("How the file stands is told without making it")
  func standing() throws {
    var random = RandomStatements(seed: 5)
    try record(random.usual(), 0)
    #expect(try record.graphFileStanding() == .notNeeded)
    _ = try record.graph(file: file, from: 0)
    #expect(try record.graphFileStanding() == .current)
    let entries = try record.entries().count
    try record(random.usual(), 1)
    #expect(try record.graphFileStanding() == .behind(Int64(try record.entries().count - entries)))
    try Data("half a file".utf8).write(to: URL(fileURLWithPath: file.path))
    #expect(try record.graphFileStanding() == .notNeeded)
  }

  @Test("A file of a store that was put in place of another one is not added to")
  func foreign() throws {
    var (random, other) = (RandomStatements(seed: 1), RandomStatements(seed: 2))
    try record((0..<8).flatMap { _ in random.usual() }, 0)
    _ = try record.graph(file: file, from: 0)
    let foreign = Record(store: try Store(path: folder.file("other.sqlite"), access: .create))
    try foreign.record((0..<12).flatMap { _ in other.usual() }, at: .at("2027-01-01"))
    let old = try #require(bytes)
    let copy = GraphFile(besideStore: folder.file("other.sqlite"))
    try old.write(to: URL(fileURLWithPath: copy.path))
    let graph = try foreign.graph(file: copy, from: 0)
    #expect(Array(graph.nodes) == Array(try foreign.graph().nodes))
    #expect(try Data(contentsOf: URL(fileURLWithPath: copy.path)) != old)
  }

  @Test("Damage to a file is found before anything is added to it", arguments: 0..<8)
  func damaged(seed: Int) throws {
    let trusting = try damage(seed)
    #expect(Array(try record.graph(file: trusting, from: 0).nodes) == Array(try record.graph().nodes))
  }

  @Test("Damage that nothing gave away may give wrong answers, and nothing worse, after an addition", arguments: 0..<40)
  func undetected(seed: Int) throws {
    var status = stat()
    let trusting = try damage(seed) {
      #expect(stat(file.path, &status) == 0)
    }
    // As a disk that loses bits does, the time of modification stays.
    #expect(utimensat(AT_FDCWD, file.path, [status.st_atim, status.st_mtim], 0) == 0)
    let graph = try record.graph(file: trusting, from: 0)
    for node in graph.nodes.indices {
      _ = (graph[node].digests, graph[node].properties, graph[node].traits, graph[node].derivations)
      _ = (graph.taints(at: node), graph.ancestors(of: [node]), Array(graph.reach(of: [node])))
    }
    _ = (Array(graph.edges), Array(graph.names), graph.list(where: []).count)
  }

  /// Writes a file, damages it, and records more.
  /// - Returns: the file as one that is checked only where somebody wrote to it.
  private func damage(_ seed: Int, before: () throws -> Void = {}) throws -> GraphFile {
    var random = RandomStatements(seed: UInt64(seed))
    try record((0..<8).flatMap { _ in random.usual() }, 0)
    let trusting = GraphFile(besideStore: folder.file("stemma.sqlite"), alwaysChecked: 0)
    _ = try record.graph(file: trusting, from: 0)
    var damaged = try #require(bytes)
    try before()
    var dice = Dice(seed: UInt64(seed))
    for _ in 0..<3 { damaged[Int.random(in: 4096..<damaged.count, using: &dice)] ^= 0x5A }
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file.path))
    try handle.write(contentsOf: damaged)
    try handle.close()
    try record(random.usual(), 1)
    return trusting
  }
}
