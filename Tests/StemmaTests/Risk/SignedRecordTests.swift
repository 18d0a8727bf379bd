import GRDB
import Lineage
import Testing

@Suite("A policy that wants the record signed")
struct SignedRecordTests {
  private let project: Scratch

  init() throws {
    project = try Demo.project()
    let policy = try project.text("lineage/policy.yaml")
    try project.write(policy + "\nsignatures: required\n", to: "lineage/p.yaml")
    expect(try project.stemma("key", "generate", "--out", "log.pem"), exits: 0)
    expect(try project.stemma("lineage", "log", "checkpoint", "--sign", "log.pem", "--out", "first.txt"), exits: 0)
  }

  private func complaint(_ words: String...) throws -> String? {
    let answer = try project.stemma(["risk", "student", "--policy", "lineage/p.yaml", "--format", "json"] + words)
    let findings = try answer.json().list("artifacts").first?.list("findings") ?? []
    return findings.first { $0["rule"] == "STM150" }?["message"]?.string
  }

  @Test("A record counts as signed when it was compared, with a key that is named")
  func compared() throws {
    #expect(try complaint()?.contains("was not compared") == true)
    #expect(try complaint("--checkpoint", "first.txt")?.contains("no signed checkpoint") == true)
    #expect(try complaint("--checkpoint", "first.txt", "--key", "log.pem.pub") == nil)
    expect(try project.stemma("key", "generate", "--out", "other.pem"), exits: 0)
    let other = try complaint("--checkpoint", "first.txt", "--key", "other.pem.pub")
    #expect(other?.contains("not what was signed") == true)
  }

  @Test("A record that was changed since is flagged by risk and by the gate")
  func changed() throws {
    let queue = try DatabaseQueue(path: project.path(Demo.store))
    try queue.write { try $0.execute(sql: "DELETE FROM fact") }
    try queue.close()
    let words = ["--checkpoint", "first.txt", "--key", "log.pem.pub"]
    let message = try complaint(words[0], words[1], words[2], words[3])
    #expect(message?.contains("the record is not what was signed") == true)
    let gate = try project.stemma(["gate", "control-2", "--policy", "lineage/policy.yaml", "--format", "json"] + words)
    expect(gate, exits: 1)
    #expect(gate.output.contains("STM150"))
  }
}
