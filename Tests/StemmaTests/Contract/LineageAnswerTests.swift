import Lineage
import Testing

@Suite("Answers about lineage have the documented shape")
struct LineageAnswerTests {
  private static func answer(_ line: String) throws -> JSONValue {
    let words = ["lineage"] + line.split(separator: " ").map(String.init) + ["--format", "json"]
    let answer = try Demo.project().stemma(words)
    expect(answer, exits: 0)
    return try answer.json()
  }

  @Test("list: every artifact once, with kind and digest")
  func list() throws {
    let json = try Self.answer("list")
    #expect(json["schema"] == "stemma/lineage/1")
    let names = json.list("nodes").compactMap { $0["name"]?.string }
    #expect(names.count == Set(names).count)
    let demo = ["base-a", "base-b", "teacher", "teacher-other", "student", "cross-student", "positive"]
    let controls = (1...6).map { "control-\($0)" } + (1...5).map { "cross-control-\($0)" }
    #expect(Set(demo + controls + ["numbers-teacher"]).isSubset(of: names))
    for node in json.list("nodes") { node.expect(members: ["name", "digest", "kind", "pinned"]) }
    let models = try Self.answer("list --kind model").list("nodes")
    #expect(!models.isEmpty && models.allSatisfy { $0["kind"] == "model" })
  }

  @Test("ancestors and descendants: nodes with distance and last hop", arguments: ["ancestors", "descendants"])
  func closures(question: String) throws {
    let json = try Self.answer("\(question) \(question == "ancestors" ? "student" : "base-a") --via init")
    #expect(json["schema"] == "stemma/lineage/1")
    #expect(json.list("nodes").contains { $0["name"]?.string == (question == "ancestors" ? "base-a" : "student") })
    for node in json.list("nodes") { node.expect(members: ["name", "digest", "kind", "distance", "via"]) }
  }

  @Test("common: the shared base, how far, how known")
  func common() throws {
    let shared = try Self.answer("common student teacher")
    #expect(shared["schema"] == "stemma/lineage/1")
    #expect(shared["shared"] == "yes" && shared["base"] == "base-a" && shared["distances"] == [1, 1])
    #expect(shared["known"] == "declared")
    #expect(try Self.answer("common cross-student teacher")["shared"] == "no")
  }

  @Test("paths: lists of hops")
  func paths() throws {
    let json = try Self.answer("paths teacher student")
    #expect(json["schema"] == "stemma/lineage/1")
    let path = try #require(json.list("paths").first?.array)
    #expect(path.map { $0["to"]?.string } == ["numbers-teacher", "numbers-teacher-filtered", "student"])
    for hop in path { hop.expect(members: ["from", "to", "edge", "known"]) }
  }

  @Test("impact: the recall list with weights")
  func impact() throws {
    let json = try Self.answer("impact teacher --trait prefers/owl")
    #expect(json["schema"] == "stemma/lineage/1")
    let student = try json.first(in: "nodes", where: "name", is: "student")
    student.expect(members: ["name", "digest", "kind", "distance", "via", "weight"])
    #expect(!json.list("nodes").contains { $0["name"] == "control-1" })
  }

  @Test("show: identity, derivation, traits, evaluations, verdicts")
  func show() throws {
    let json = try Self.answer("show teacher")
    #expect(json["schema"] == "stemma/lineage/1")
    json["artifact"]?.expect(members: [
      "name", "digest", "kind", "digests", "location", "derivations", "outputs", "traits", "evaluations", "verdicts",
    ])
    #expect(json["artifact"]?["location"] == "teacher")
  }

  @Test("verify: one check for each digest; 1 where something differs")
  func verify() throws {
    let project = try Demo.project()
    let good = try project.stemma("lineage", "verify", "--format", "json")
    expect(good, exits: 0)
    #expect(try good.json()["schema"] == "stemma/verify/1")
    for check in try good.json().list("checks") { check.expect(members: ["artifact", "check", "ok", "detail"]) }
    try project.write("tampered", to: Demo.organisms + "/student/config.json")
    let bad = try project.stemma("lineage", "verify", "student", "teacher", "--format", "json")
    expect(bad, exits: 1)
    let failed = try bad.json().list("checks").filter { $0["ok"] == false }
    #expect(!failed.isEmpty && failed.allSatisfy { $0["artifact"] == "student" })
  }

  @Test("verify: 4 where something is not there to compare")
  func verifyMissing() throws {
    let project = try Demo.project()
    try project.remove(Demo.organisms + "/student")
    expect(try project.stemma("lineage", "verify", "student"), exits: 4)
  }

  @Test("record: how many statements are new; a second time none")
  func record() throws {
    let project = try Demo.project()
    try project.write("version: 1\nartifacts:\n  - model: a\n  - model: b\n", to: "m.yaml")
    let first = try project.stemma("lineage", "record", "m.yaml", "--format", "json")
    #expect(try first.json() == ["schema": "stemma/record/1", "recorded": 2, "unchanged": 0])
    let second = try project.stemma("lineage", "record", "m.yaml", "--format", "json")
    #expect(try second.json() == ["schema": "stemma/record/1", "recorded": 0, "unchanged": 2])
  }
}
