import Testing

@Suite("Two writers at once, killed again and again", .serialized)
struct TwoWritersTests {
  /// What one writer was told.
  private struct Log: Sendable {
    /// Manifests after which the program had said that all is recorded.
    var acknowledged: [String] = []
    var kills = 0
  }

  private static let models = 60

  private static func name(_ writer: Int, _ round: Int) -> String { "writer-\(writer)-round-\(round)" }

  /// A chain of models upon one that both writers know.
  private static func manifest(_ name: String) -> String {
    let entries = (0..<models).map { index in
      let base = index == 0 ? "shared" : "\(name)-\(index - 1)"
      return "  - {model: \(name)-\(index), derivation: {method: finetuned, base: \(base)}}\n"
    }
    return "version: 1\nartifacts:\n" + entries.joined()
  }

  /// Records one manifest after the other, and is killed at a moment of each but every third.
  private static func write(_ writer: Int, _ scratch: Scratch, seconds: Double) throws -> Log {
    var log = Log()
    var seconds = seconds
    for (round, share) in Moments.shares(9, seed: UInt64(writer)).enumerated() {
      let name = name(writer, round)
      try scratch.write(manifest(name), to: name + ".yaml")
      let answer = try scratch.stemma("lineage", "record", name + ".yaml") {
        if round % 3 != 2 { $0.killAfter = share * seconds }
      }
      if answer.end == .killed(9) {
        log.kills += 1
      } else {
        expect(answer, exits: 0)
        // The machine may be quieter by now.
        seconds = answer.seconds
      }
      if answer.status == 0 { log.acknowledged.append(name) }
    }
    return log
  }

  /// All texts in the JSON of the statements.
  private static func texts(_ content: StoreContent) -> Set<Substring> {
    Set(content.statements.joined().flatMap { $0.split { $0 == "\"" || $0 == "\\" } })
  }

  @Test("What either was told to be recorded is there, and of everything else all or nothing")
  func killed() async throws {
    let scratch = try Scratch()
    try scratch.write("version: 1\n", to: "stemma.yaml")
    try scratch.write("version: 1\nartifacts: [{model: shared, derivation: {method: pretrained}}]\n", to: "shared.yaml")
    expect(try scratch.stemma("lineage", "record", "shared.yaml"), exits: 0)
    try scratch.write(Self.manifest("calm"), to: "calm.yaml")
    let calm = try scratch.stemma("lineage", "record", "calm.yaml")
    expect(calm, exits: 0)
    let logs = try await withThrowingTaskGroup(of: Log.self) { group in
      for writer in 0..<2 { group.addTask { try Self.write(writer, scratch, seconds: 1.2 * calm.seconds) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(logs.reduce(0) { $0 + $1.kills } >= 6, "too few were killed: \(logs.map(\.kills))")
    #expect(logs.allSatisfy { $0.acknowledged.count >= 3 })
    // `StoreContent` also asks SQLite for damage.
    let recorded = Self.texts(try StoreContent(scratch.path("stemma.sqlite")))
    let acknowledged = Set(logs.flatMap(\.acknowledged))
    for name in (0..<2).flatMap({ writer in (0..<9).map { Self.name(writer, $0) } }) {
      let there = (0..<Self.models).filter { recorded.contains("\(name)-\($0)") }.count
      #expect(there == 0 || there == Self.models, "\(name): \(there) of \(Self.models)")
      if acknowledged.contains(name) { #expect(there == Self.models, "\(name) was acknowledged and is lost") }
    }
    expect(try scratch.stemma("lineage", "verify"), exits: 0)
  }
}
