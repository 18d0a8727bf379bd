import GRDB
import Lineage
import Testing

@Suite("stemma lineage log, and verify against a checkpoint")
struct LineageLogTests {
  /// A project with three models, a key, and a checkpoint outside.
  private static func project() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(
      """
      version: 1
      artifacts:
        - {model: base, derivation: {method: pretrained}}
        - {model: student, derivation: {method: finetuned, base: base}}
        - {model: other}

      """, to: "models.yaml")
    expect(try scratch.stemma("lineage", "record", "models.yaml"), exits: 0)
    expect(try scratch.stemma("key", "generate", "--out", "log.pem"), exits: 0)
    expect(try scratch.stemma("lineage", "log", "checkpoint", "--sign", "log.pem", "--out", "first.txt"), exits: 0)
    return scratch
  }

  private static func verify(_ scratch: Scratch) throws -> Answer {
    try scratch.stemma("lineage", "verify", "--checkpoint", "first.txt", "--key", "log.pem.pub", "--format", "json")
  }

  @Test("A record that nobody touched holds; one that somebody touched is flagged, with words")
  func verify() throws {
    let scratch = try Self.project()
    let good = try Self.verify(scratch)
    expect(good, exits: 0)
    let json = try good.json()
    #expect(json["schema"] == "stemma/verify/1" && json["record"]?["ok"] == true)
    for check in json["record"]?["checks"]?.array ?? [] { check.expect(members: ["check", "ok", "status", "detail"]) }
    let queue = try DatabaseQueue(path: scratch.path("stemma.sqlite"))
    try queue.write { database in
      try database.execute(sql: "DROP TRIGGER statement_never_changes")
      try database.execute(sql: "UPDATE statement SET packed = replace(packed, 'finetuned', 'adapter')")
    }
    try queue.close()
    let bad = try Self.verify(scratch)
    expect(bad, exits: 1)
    let details = try bad.json()["record"]?["checks"]?.array?.compactMap {
      $0["ok"] == false ? $0["detail"]?.string : nil
    }
    #expect(details?.contains { $0.contains("its content is not what its id") } == true)
    #expect(details?.contains { $0.contains("trigger statement_never_changes is gone") } == true)
  }

  @Test("Without a checkpoint verify says what it cannot know")
  func openEnd() throws {
    let answer = try Self.project().stemma("lineage", "verify")
    #expect(answer.output.contains("a removal of the tail since the last checkpoint"))
    expect(answer, exits: 0)
  }

  @Test("A proof holds without the store; a changed one is flagged")
  func prove() throws {
    let scratch = try Self.project()
    let proof = try scratch.stemma("lineage", "log", "prove", "student")
    expect(proof, exits: 0)
    try scratch.write(proof.output, to: "proof.json")
    try scratch.remove("stemma.sqlite")
    let words = ["lineage", "log", "verify", "proof.json", "--checkpoint", "first.txt", "--key", "log.pem.pub"]
    let holds = try scratch.stemma(words)
    expect(holds, exits: 0)
    #expect(holds.output.contains("holds: 2 entries are in the log"))
    try scratch.write(proof.output.replacing("finetuned", with: "adapter"), to: "proof.json")
    let fails = try scratch.stemma(words + ["--format", "json"])
    expect(fails, exits: 1)
    #expect(try fails.json()["ok"] == false)
    try scratch.write("{", to: "proof.json")
    expect(try scratch.stemma(words), exits: 2)
  }

  @Test("That the log only grew is proved from one checkpoint to the next")
  func growth() throws {
    let scratch = try Self.project()
    try scratch.write("version: 1\nartifacts: [{model: more}]\n", to: "more.yaml")
    expect(try scratch.stemma("lineage", "record", "more.yaml"), exits: 0)
    let second = try scratch.stemma("lineage", "log", "checkpoint", "--format", "json")
    expect(second, exits: 0)
    #expect(second.errors.contains("not signed"))
    let note = try #require(second.json()["note"]?.string)
    try scratch.write(note, to: "second.txt")
    let proof = try scratch.stemma("lineage", "log", "prove", "--since", "first.txt", "--checkpoint", "second.txt")
    expect(proof, exits: 0)
    try scratch.write(proof.output, to: "growth.json")
    let answer = try scratch.stemma("lineage", "log", "verify", "growth.json", "--checkpoint", "second.txt")
    expect(answer, exits: 0)
    #expect(answer.output.contains("only grew"))
  }

  @Test("Wrong requests are refused with what to do")
  func wrong() throws {
    let scratch = try Self.project()
    expect(try scratch.stemma("lineage", "log", "prove"), exits: 2)
    expect(try scratch.stemma("lineage", "log", "prove", "nobody"), exits: 2)
    expect(try scratch.stemma("lineage", "log", "prove", "student", "--since", "first.txt"), exits: 2)
    expect(try scratch.stemma("lineage", "verify", "--key", "log.pem.pub"), exits: 2)
    expect(try scratch.stemma("lineage", "verify", "--checkpoint", "models.yaml"), exits: 2)
    expect(try scratch.stemma("key", "generate", "--kind", "p256", "--out", "p256.pem"), exits: 0)
    let refused = try scratch.stemma("lineage", "log", "checkpoint", "--sign", "p256.pem")
    expect(refused, exits: 2)
    #expect(refused.errors.contains("Ed25519"))
    expect(try scratch.stemma("lineage", "log", "checkpoint", "--out", "missing/first.txt"), exits: 4)
  }
}
