import Foundation
import Glibc
import Lineage
import Store
import Testing

@Suite("The graph file beside a store")
struct GraphFileTests {
  private let folder: Folder
  private let record: Record
  private let file: GraphFile
  private let time: Timestamp

  init() throws {
    folder = try Folder()
    record = try folder.record()
    file = GraphFile(besideStore: folder.file("stemma.sqlite"))
    time = try .at("2026-01-31")
  }

  private func fill(_ seed: UInt64, nodes: Int = 12) throws {
    let samples = try StatementTests.samples().filter { statement in
      if case .retraction = statement { false } else { true }
    }
    try record.record(samples + Statement.recording(.random(seed: seed, nodes: nodes)), at: time)
  }

  private var bytes: Data { get throws { try Data(contentsOf: URL(fileURLWithPath: file.path)) } }

  private func expectSame(_ left: LineageGraph, _ right: LineageGraph) {
    #expect(left.nodes == right.nodes)
    #expect(left.edges == right.edges)
    for node in left.nodes.indices {
      #expect(left.ancestors(of: [node]) == right.ancestors(of: [node]))
      #expect(left.descendants(of: [node], via: .data) == right.descendants(of: [node], via: .data))
      #expect(left.taints(at: node).map(\.path) == right.taints(at: node).map(\.path))
      #expect(Array(left.reach(of: [node])) == Array(right.reach(of: [node])))
      #expect(left.roots(of: node) == right.roots(of: node))
      #expect(left.versions(of: left.name(of: node)) == right.versions(of: left.name(of: node)))
    }
  }

  @Test("Every question has the same answer from the file as from the tables", arguments: 0..<10)
  func sameAnswers(seed: Int) throws {
    try fill(UInt64(seed))
    let fromTables = try record.graph()
    #expect(!FileManager.default.fileExists(atPath: file.path), "a small store needs no file")
    let made = try record.graph(file: file, from: 0)
    let written = try bytes
    let mapped = try record.graph(file: file, from: 0)
    #expect(try bytes == written, "a file that is up to date is not written again")
    expectSame(fromTables, made)
    expectSame(fromTables, mapped)
  }

  @Test("What was recorded since is in the answer")
  func stale() throws {
    try fill(1)
    _ = try record.graph(file: file, from: 0)
    let edge = Statement.derivation(
      DerivationStatement(
        output: ArtifactReference(name: "late"), method: .finetuned,
        inputs: [.init(role: .base, artifact: ArtifactReference(name: "early"))]))
    try record.record([edge], at: time)
    let graph = try record.graph(file: file, from: 0)
    #expect(graph.answer(ancestorsOf: [try graph.find("late")], via: .all).map(\.node.name) == ["early"])
    let retraction = RetractionStatement(retracts: edge.id, reason: "typo", retractedAt: time)
    try record.record([.retraction(retraction)], at: .at("2026-02-01"))
    #expect(try record.graph(file: file, from: 0).newest("late") == nil)
    #expect(try record.graph(asOf: .at("2026-01-31")).newest("late") != nil)
  }

  @Test("A damaged, cut, lengthened or foreign file is made anew", arguments: 0..<16)
  func damaged(seed: Int) throws {
    try fill(UInt64(seed % 4))
    let expected = try record.graph()
    _ = try record.graph(file: file, from: 0)
    let whole = try bytes
    var dice = Dice(seed: UInt64(seed))
    for _ in 0..<10 {
      try whole.damaged(&dice).write(to: URL(fileURLWithPath: file.path))
      expectEqual(try record.graph(file: file, from: 0), expected)
      #expect(try bytes.count == whole.count)
    }
    for foreign in [Data(), Data("Dear diary".utf8), Data(count: 10_000)] {
      try foreign.write(to: URL(fileURLWithPath: file.path))
      expectEqual(try record.graph(file: file, from: 0), expected)
    }
  }

  private func expectEqual(_ graph: LineageGraph, _ expected: LineageGraph) {
    #expect(graph.nodes == expected.nodes && graph.edges == expected.edges)
  }

  @Test("Damage that nothing gave away never leads outside of the file", arguments: 0..<40)
  func undetected(seed: Int) throws {
    try fill(UInt64(seed % 4))
    let trusting = GraphFile(besideStore: folder.file("stemma.sqlite"), alwaysChecked: 0)
    _ = try record.graph(file: trusting, from: 0)
    let whole = try bytes
    var dice = Dice(seed: UInt64(seed))
    for _ in 0..<5 {
      try keepingTime {
        var damaged = whole
        // The header has a checksum of its own, which is always compared.
        for _ in 0..<Int.random(in: 1...20, using: &dice) {
          damaged[Int.random(in: 4096..<whole.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
        }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: trusting.path))
        try handle.write(contentsOf: damaged)
        try handle.close()
      }
      ask(try record.graph(file: trusting, from: 0))
    }
  }

  /// Puts the time of modification back, as a disk that loses bits does.
  private func keepingTime(_ body: () throws -> Void) throws {
    var status = stat()
    #expect(stat(file.path, &status) == 0)
    try body()
    #expect(utimensat(AT_FDCWD, file.path, [status.st_atim, status.st_mtim], 0) == 0)
  }

  /// Asks everything; the answers may be wrong.
  private func ask(_ graph: LineageGraph) {
    for node in graph.nodes.indices {
      let value = graph[node]
      _ = (value.digests, value.location, value.properties, value.traits, value.derivations)
      _ = (graph.taints(at: node), graph.roots(of: node), graph.sharedBase(node, graph.nodes.count - 1 - node))
      _ = graph.answer(ancestorsOf: [node], via: .all).map(\.json)
      _ = graph.impact(of: [node], trait: "t0").map { impact in impact.nodes.indices.map(impact.nodes.path) }
      _ = graph.paths(from: node, to: graph.nodes.count - 1, via: .all, limit: 3)
      _ = graph.originDifference(node, 0)
    }
    _ = (Array(graph.edges), graph.anyCycle(), graph.unknowns(), graph.list(where: [.trait("t0")]), graph.newest("n1"))
  }

  @Test("Where no file can be written the graph is as good without it")
  func unwritable() throws {
    try fill(2)
    try FileManager.default.createDirectory(atPath: file.path + ".new", withIntermediateDirectories: true)
    expectEqual(try record.graph(file: file, from: 0), try record.graph())
    #expect(!FileManager.default.fileExists(atPath: file.path))
    try FileManager.default.removeItem(atPath: file.path + ".new")
    // A folder in its place is left alone.
    try FileManager.default.createDirectory(atPath: file.path + "/x", withIntermediateDirectories: true)
    expectEqual(try record.graph(file: file, from: 0), try record.graph())
  }

  @Test("Tables that are made anew take the file with them")
  func rebuilt() throws {
    try fill(3)
    _ = try record.graph(file: file, from: 0)
    try record.rebuild()
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }

  @Test("What a killed writer left is written over")
  func leftover() throws {
    try fill(3)
    try folder.write("half a file", to: "stemma.sqlite-graph.new")
    _ = try record.graph(file: file, from: 0)
    #expect(FileManager.default.fileExists(atPath: file.path))
    #expect(!FileManager.default.fileExists(atPath: file.path + ".new"))
  }

  @Test("Nobody can read the file who cannot read the store")
  func permissions() throws {
    try fill(3)
    #expect(chmod(folder.file("stemma.sqlite"), 0o600) == 0)
    _ = try record.graph(file: file, from: 0)
    var status = stat()
    #expect(stat(file.path, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }
}

extension Data {
  /// With some bytes changed, an end cut off, or something added.
  fileprivate func damaged(_ dice: inout Dice) -> Data {
    var data = self
    switch Int.random(in: 0..<4, using: &dice) {
    case 0: data.removeLast(Int.random(in: 1...count, using: &dice))
    case 1: data.append(contentsOf: [UInt8](repeating: 7, count: Int.random(in: 1...100, using: &dice)))
    case 2:
      let start = Int.random(in: 0..<count, using: &dice)
      for at in start..<Swift.min(count, start + 512) { data[at] = ~data[at] }
    default: data[Int.random(in: 0..<count, using: &dice)] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
    }
    return data
  }
}
