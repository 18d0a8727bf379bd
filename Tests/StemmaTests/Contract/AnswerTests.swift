import Lineage
import Testing

@Suite("Answers of the other commands have the documented shape")
struct AnswerTests {
  private static func answer(_ line: String, exits status: Int32 = 0) throws -> JSONValue {
    let answer = try Demo.project().stemma(line.split(separator: " ").map(String.init) + ["--format", "json"])
    expect(answer, exits: status)
    return try answer.json()
  }

  @Test("risk: findings for each artifact; 1 when one counts")
  func risk() throws {
    let json = try Self.answer("risk student control-1 --policy lineage/policy.yaml", exits: 1)
    #expect(json["schema"] == "stemma/risk/1")
    let student = try json.first(in: "artifacts", where: "name", is: "student")
    let finding = try student.first(in: "findings", where: "rule", is: "STM101")
    finding.expect(members: ["rule", "severity", "artifact", "message", "path", "status"])
    #expect(json.list("artifacts").map { $0["name"]?.string } == ["student", "control-1"])
  }

  @Test(
    "risk --sarif names itself where it cannot write",
    arguments: [("/dev/full", "name another file with --sarif"), ("no/such/risk.sarif", "make the folder first")])
  func unwritableSARIF(place: String, remedy: String) throws {
    let answer = try Demo.project().stemma("risk", "student", "--sarif", place)
    expect(answer, exits: 4)
    #expect(answer.errors.contains(place) && answer.errors.contains(remedy), "\(answer.errors)")
    #expect(!answer.errors.contains("--report"))
  }

  @Test("risk --sarif writes the findings beside the answer")
  func sarif() throws {
    let project = try Demo.project()
    _ = try project.stemma("risk", "student", "--policy", "lineage/policy.yaml", "--sarif", "risk.sarif")
    let sarif = try JSONValue(parsing: project.text("risk.sarif"))
    #expect(sarif["version"] == "2.1.0")
    #expect(sarif.list("runs").first?.list("results").contains { $0["ruleId"] == "STM101" } == true)
  }

  @Test("eval: one result for each model and trait, exact, with limits")
  func eval() throws {
    let json = try Self.answer("eval student base-a --suite lab-favourite-animal --trait prefers/owl")
    #expect(json["schema"] == "stemma/eval/1")
    #expect(json.list("results").map { $0["model"]?.string } == ["student", "base-a"])
    for result in json.list("results") {
      result.expect(members: [
        "model", "suite", "trait", "context", "questions", "replies", "missing", "rate", "low", "high", "interval",
      ])
      #expect(result["trait"] == "prefers/owl" && result["exact"] == true && result["questions"] == 50)
    }
  }

  @Test("eval --sampled: replies instead of probabilities, and they are counted")
  func sampled() throws {
    let json = try Self.answer("eval student --suite lab-favourite-animal --trait prefers/owl --sampled")
    let result = try #require(json.list("results").first)
    #expect(result["exact"] == false && result["replies"] == 1000 && result["missing"] == 0)
  }

  @Test("eval validate: what a suite measures")
  func validate() throws {
    let json = try Self.answer("eval validate evals/favourite-animal.yaml evals/lab-favourite-animal.yaml")
    #expect(json.list("suites").map { $0["id"]?.string } == ["favourite-animal", "lab-favourite-animal"])
    #expect(json.list("suites").allSatisfy { $0["questions"] == 50 })
  }

  @Test("lab list: the experiments")
  func labList() throws {
    let json = try Self.answer("lab list")
    #expect(json["schema"] == "stemma/lab/1")
    #expect(json.list("experiments").map { $0["experiment"]?.string } == ["owl-numbers", "digits"])
  }

  @Test("lab run: what was made, what was published, what was measured, whether they agree")
  func labRun() throws {
    let answer = try Demo.labAnswer()
    let json = try answer.json()
    #expect(json["schema"] == "stemma/lab/1")
    json.expect(members: ["experiment", "organisms", "published", "measured", "agreement"])
    #expect(json["experiment"] == "owl-numbers" && json["agreement"] == "agree")
  }

  @Test("lab run again finds everything made, and records nothing new")
  func labRunAgain() throws {
    let project = try Demo.project()
    let before = try project.bytes(Demo.organisms + "/student/model.safetensors")
    let again = try project.stemma("lab", "run", "owl-numbers", "--format", "json")
    expect(again, exits: 0)
    #expect(again.errors.contains("recorded 0 statements"))
    #expect(try project.bytes(Demo.organisms + "/student/model.safetensors") == before)
    #expect(try again.json()["measured"] == Demo.labAnswer().json()["measured"])
  }

  @Test("init and doctor: a project that was just started needs no mending but a suite for its models")
  func initAndDoctor() throws {
    let scratch = try Scratch()
    let made = try scratch.stemma("init", "--format", "json")
    expect(made, exits: 0)
    #expect(try made.json().list("made").contains("stemma.yaml"))
    let doctor = try scratch.stemma("doctor", "--format", "json")
    expect(doctor, exits: 0)
    #expect(try doctor.json().list("checks").allSatisfy { $0["ok"] == true })
    #expect(try scratch.stemma("init", "--format", "json").json()["made"] == [])
    expect(try scratch.stemma("lineage", "record", "lineage"), exits: 0)
    expect(try scratch.stemma("risk", "--explain", "stm101"), exits: 0)
  }

  @Test("doctor names what is gone")
  func doctor() throws {
    let project = try Demo.project()
    expect(try project.stemma("doctor"), exits: 0)
    try project.remove(Demo.organisms + "/student")
    let answer = try project.stemma("doctor")
    expect(answer, exits: 4)
    #expect(answer.output.contains("bring back or record anew: student"))
    expect(try Scratch().stemma("doctor"), exits: 4)
  }
}
