import Lineage
import Testing

@Suite("stemma risk --waive")
struct WaiverCommandTests {
  private static let request = [
    "risk", "student", "--waive", "stm101", "--reason", "kept for a \"demonstration\"", "--approver", "A. Person",
  ]

  /// A project whose policy names the key `keys/w.pem` and a file of waivers with these entries.
  private func project(_ entries: (Scratch) throws -> String) throws -> Scratch {
    let project = try Demo.project()
    expect(try project.stemma("key", "generate", "--out", "w.pem"), exits: 0)
    let key = try project.text("w.pem.pub").split(separator: "\n").dropFirst().first ?? ""
    let policy = try project.text("lineage/policy.yaml")
    try project.write(policy + "\nwaivers: w.yaml\nwaiver-keys: {release: \(key)}\n", to: "lineage/p.yaml")
    try project.write("version: 1\nwaivers: []\n", to: "lineage/w.yaml")
    try project.write("version: 1\nwaivers:\n" + entries(project), to: "lineage/w.yaml")
    return project
  }

  private func risk(_ project: Scratch) throws -> (status: Int32?, findings: [JSONValue]) {
    let answer = try project.stemma("risk", "student", "--policy", "lineage/p.yaml", "--format", "json")
    return (answer.status, try answer.json().list("artifacts").first?.list("findings") ?? [])
  }

  @Test("A signed waiver is printed, put into the file, and counts; the finding stays in the report")
  func signed() throws {
    let project = try project { project in
      let waiver = try project.stemma(Self.request + ["--until", "2999-12-31", "--sign", "w.pem"])
      expect(waiver, exits: 0)
      return waiver.output
    }
    let (status, findings) = try risk(project)
    #expect(status == 0)
    let waived = try #require(findings.first { $0["rule"] == "STM101" })
    #expect(waived["status"] == "waived")
    #expect(waived["statusReason"]?.string?.hasPrefix("signed (release) waiver by A. Person") == true)
  }

  @Test("A gate records what it waived, once however often it runs")
  func recorded() throws {
    let project = try project {
      try $0.stemma(Self.request + ["--until", "2999-12-31", "--sign", "w.pem"]).output
    }
    for _ in 0..<2 { _ = try project.stemma("gate", "student", "--policy", "lineage/p.yaml", "--report", "out") }
    let sql = "SELECT json FROM statements_view WHERE json LIKE '%stemma/waiver/%'"
    let rows = try project.stemma("lineage", "query", sql, "--format", "json").json().list("rows")
    #expect(rows.count == 1)
    let waiver = try JSONValue(parsing: rows.first?.array?.first?.string ?? "")
    #expect(waiver["rule"] == "STM101" && waiver["approver"] == "A. Person" && waiver["signature"]?["value"] != nil)
    expect(try project.stemma("lineage", "verify"), exits: 0)
  }

  @Test("An unsigned one is shown, and does not count")
  func unsigned() throws {
    let project = try project { try $0.stemma(Self.request + ["--until", "2999-12-31"]).output }
    let (status, findings) = try risk(project)
    #expect(status == 1)
    #expect(findings.first { $0["rule"] == "STM101" }?["status"] == "open")
  }

  @Test("One that has expired is itself a finding")
  func expired() throws {
    let project = try project {
      try $0.stemma(Self.request + ["--until", "2020-01-31", "--sign", "w.pem"]) {
        $0.environment["STEMMA_NOW"] = "2020-01-01T12:00:00Z"
      }.output
    }
    let (status, findings) = try risk(project)
    #expect(status == 1)
    #expect(findings.contains { $0["rule"] == "STM151" && $0["severity"] == "high" })
  }

  @Test("For programs it is JSON, with the digest that the finding has")
  func json() throws {
    let project = try Demo.project()
    let answer = try project.stemma(Self.request + ["--until", "2999-12-31", "--format", "json"])
    expect(answer, exits: 0)
    let waiver = try #require(try answer.json().list("waivers").first)
    let report = try project.stemma("risk", "student", "--format", "json").json()
    let finding = report.list("artifacts").first?.list("findings").first { $0["rule"] == "STM101" }
    #expect(waiver["digest"] == finding?["digest"])
    #expect(waiver["rule"] == "STM101")
  }

  @Test(
    "What cannot be waived is refused",
    arguments: [
      (["--until", "soon"], "is not a day"), (["--until", "2999-12-31", "--sign", "absent.pem"], "absent.pem"),
      ([], "--until"),
    ])
  func refused(more: [String], words: String) throws {
    let answer = try Demo.project().stemma(Self.request + more)
    expect(answer, exits: 2)
    #expect(answer.errors.contains(words))
  }

  @Test(
    "What is wrong with the request is found before anything is read",
    arguments: [
      (["--until", "nonsense"], "--until: 'nonsense' is not a day; expected one such as 2027-01-31"),
      (["--until", "2027-02-30"], "'2027-02-30' is not a day"),
      (["--until", "2999-12-31T12:00:00Z"], "is not a day"),
      (["--until", "2026-01-30"], "2026-01-30 is over"),
      (["--until", "2999-12-31", "--reason", " "], "a waiver needs --reason"),
      (["--until", "2999-12-31", "--waive", "STM999"], "there is no rule 'STM999'"),
      (["--until", "2999-12-31", "--sign", "absent.pem"], "absent.pem"),
    ])
  func early(more: [String], words: String) throws {
    let scratch = try Scratch()
    let answer = try scratch.stemma(Self.request + more + ["--policy", "none.yaml", "--store", "none.sqlite"])
    expect(answer, exits: 2)
    #expect(answer.errors.contains(words), "\(answer.errors)")
    #expect(!answer.errors.contains("none."))
  }

  @Test("The last day may be today")
  func today() throws {
    expect(try Demo.project().stemma(Self.request + ["--until", "2026-01-31"]), exits: 0)
  }

  @Test("A rule that finds nothing has nothing to waive")
  func nothing() throws {
    let answer = try Demo.project().stemma([
      "risk", "student", "--waive", "STM112", "--reason", "r", "--approver", "a", "--until", "2999-12-31",
    ])
    expect(answer, exits: 2)
    #expect(answer.errors.contains("STM112 finds nothing here"))
  }
}
