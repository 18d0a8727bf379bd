import Lineage
import Testing

@Suite("Mistakes with --checkpoint and --key say what to do next")
struct CheckpointMistakeTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    for (store, model) in [("stemma.sqlite", "base"), ("other.sqlite", "other")] {
      try scratch.write("version: 1\nartifacts: [{model: \(model)}]\n", to: "models.yaml")
      expect(try scratch.stemma("lineage", "record", "models.yaml", "--store", store), exits: 0)
    }
    for key in ["log.pem", "stranger.pem"] { expect(try scratch.stemma("key", "generate", "--out", key), exits: 0) }
    for (store, file) in [("stemma.sqlite", "own.txt"), ("other.sqlite", "foreign.txt")] {
      let line = ["lineage", "log", "checkpoint", "--sign", "log.pem", "--out", file, "--store", store]
      expect(try scratch.stemma(line), exits: 0)
    }
    expect(try scratch.stemma("lineage", "log", "checkpoint", "--out", "unsigned.txt"), exits: 0)
  }

  @Test(
    "What cannot be used is refused with the option and the remedy, before the store is read",
    arguments: [["lineage", "verify"], ["risk", "base"], ["gate", "base"]])
  func refused(command: [String]) throws {
    let make = "; a checkpoint is made with: stemma lineage log checkpoint --sign KEY --out FILE"
    for (words, says) in [
      (["--checkpoint", "absent.txt"], ["absent.txt: --checkpoint: the file cannot be read", make]),
      (["--checkpoint", "stemma.sqlite"], ["stemma.sqlite: --checkpoint: the file is", make]),
      (["--checkpoint", "models.yaml"], ["models.yaml", "--checkpoint: this is not a checkpoint", make]),
      (["--checkpoint", "own.txt", "--key", "absent.pub"], ["absent.pub: --key: the file cannot be read"]),
      (["--checkpoint", "own.txt", "--key", "log.pem"], ["--key: this is a private key; stemma key show FILE writes"]),
      (["--checkpoint", "own.txt", "--key", "own.txt"], ["--key: there is no public key here"]),
    ] {
      let answer = try scratch.stemma(command + words + ["--store", "none.sqlite"])
      expect(answer, exits: 2)
      for part in says { #expect(answer.errors.contains(part), "\(answer.errors)") }
    }
  }

  @Test(
    "What does not fit is found with the remedy, and nothing else is found",
    arguments: [
      ("own.txt", "stranger.pem.pub", "is not signed by the key", "name the key of who signed it"),
      ("unsigned.txt", "log.pem.pub", "is not signed at all", "or make one with --sign"),
      ("foreign.txt", "log.pem.pub", "this store's log is", "name the store of which it was made with --store"),
    ])
  func misfit(file: String, key: String, problem: String, remedy: String) throws {
    let words = ["--checkpoint", file, "--key", key, "--format", "json"]
    let verified = try scratch.stemma(["lineage", "verify"] + words)
    expect(verified, exits: 1)
    let failed = try verified.json()["record"]?.list("checks").filter { $0["status"] == "failed" }
    #expect(failed?.count == 1)
    let detail = try #require(failed?.first?["detail"]?.string)
    #expect(detail.contains(problem) && detail.contains(remedy), "\(detail)")
    let risk = try scratch.stemma(["risk", "base"] + words)
    expect(risk, exits: 1)
    let findings = try risk.json().list("artifacts").first?.list("findings") ?? []
    #expect(findings.first { $0["rule"] == "STM150" }?["message"]?.string?.contains(detail) == true)
  }

  @Test("A store whose end is gone asks for a copy that has it")
  func truncated() throws {
    let before = try scratch.bytes("stemma.sqlite")
    try scratch.write("version: 1\nartifacts: [{model: later}]\n", to: "later.yaml")
    expect(try scratch.stemma("lineage", "record", "later.yaml"), exits: 0)
    expect(
      try scratch.stemma("lineage", "log", "checkpoint", "--sign", "log.pem", "--out", "later.txt"), exits: 0)
    try scratch.write(before, to: "stemma.sqlite")
    let answer = try scratch.stemma("lineage", "verify", "--checkpoint", "later.txt", "--key", "log.pem.pub")
    expect(answer, exits: 1)
    #expect(answer.output.contains("the end was removed; restore a copy of the store that has it"))
    #expect(answer.output.contains("this is a copy from before it was made; restore the store that has it"))
    try scratch.write(before.prefix(before.count / 2), to: "stemma.sqlite")
    for command in [["lineage", "verify"], ["risk", "base"]] {
      let damaged = try scratch.stemma(command + ["--checkpoint", "later.txt"])
      expect(damaged, exits: 4)
      #expect(damaged.errors.contains("the store is damaged") && damaged.errors.contains("restore a copy"))
    }
  }
}
