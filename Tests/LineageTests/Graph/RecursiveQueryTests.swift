import GRDB
import Lineage
import Store
import Testing

@Suite("Answers of the graph and of recursive queries over the views")
struct RecursiveQueryTests {
  private static let initialisation = "role = 'base' AND method <> 'pretrained'"
  private static let inheritance = "(\(initialisation) OR role IN ('data', 'teacher', 'judge'))"

  /// Names and distances of what is reached from a name.
  private static func closure(_ database: Database, of name: String, backwards: Bool, where condition: String) throws
    -> [String: Int]
  {
    let (near, far) = backwards ? ("output", "input") : ("input", "output")
    let rows = try Row.fetchAll(
      database,
      sql: """
        WITH RECURSIVE reached (name, distance) AS (
          VALUES (?, 0)
          UNION SELECT \(far), distance + 1 FROM reached JOIN edges ON \(near) = reached.name
          WHERE \(condition) AND distance < 40)
        SELECT name, min(distance) FROM reached WHERE name <> ? GROUP BY name
        """, arguments: [name, name])
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
  }

  @Test("agree on ancestors, descendants, shared bases and the recall list", arguments: 0..<40)
  func agree(seed: Int) throws {
    let folder = try Folder()
    let record = try folder.record()
    var dice = Dice(seed: UInt64(seed))
    let statements = Statement.recording(.random(seed: UInt64(seed), nodes: 12)).shuffled(using: &dice)
    try record.record(statements, at: .at("2026-01-31"))
    let graph = try record.graph()
    var configuration = Configuration()
    configuration.readonly = true
    try DatabaseQueue(path: folder.file("stemma.sqlite"), configuration: configuration).read { database in
      for node in graph.nodes.indices {
        let name = graph.name(of: node)
        func distances(_ visits: [Visit]) -> [String: Int] {
          Dictionary(uniqueKeysWithValues: visits.map { (graph.name(of: $0.node), $0.distance) })
        }
        #expect(
          try distances(graph.ancestors(of: [node]))
            == Self.closure(database, of: name, backwards: true, where: "true"))
        #expect(
          try distances(graph.descendants(of: [node]))
            == Self.closure(database, of: name, backwards: false, where: "true"))
        #expect(
          try Set(graph.reach(of: [node]).map { graph.name(of: $0.node) })
            == Set(Self.closure(database, of: name, backwards: false, where: Self.inheritance).keys))
        try expectSharedBases(graph, node, database)
      }
    }
  }

  private func expectSharedBases(_ graph: LineageGraph, _ node: Int, _ database: Database) throws {
    func chain(_ node: Int) throws -> [String: Int] {
      let name = graph.name(of: node)
      return try Self.closure(database, of: name, backwards: true, where: Self.initialisation)
        .merging([name: 0]) { $1 }
    }
    let own = try chain(node)
    for other in graph.nodes.indices {
      let theirs = try chain(other)
      let nearest = own.compactMap { name, distance in theirs[name].map { distance + $0 } }.min()
      guard case .yes(let base, let distances, _) = graph.sharedBase(node, other) else {
        #expect(nearest == nil)
        continue
      }
      #expect(distances.0 + distances.1 == nearest)
      #expect(own[graph.name(of: base)] == distances.0 && theirs[graph.name(of: base)] == distances.1)
    }
  }
}
