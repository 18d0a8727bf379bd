import FoundationEssentials
import Glibc
import Lineage
import Loopback
import Testing

/// Servers that `stemma eval` starts for its models.
@Suite("Servers that are started for a model", .timeLimit(.minutes(20)))
struct ManagedServerTests {
  private static let script = Repository.root + "/Tests/StemmaTests/Endpoints/small_server.py"
  private static let words = ["eval", "grown", "--suite", "trees", "--allow-commands"]

  private static let suite = TreeSuite.text()

  /// A project with a model whose server is started by these words.
  private func project(
    _ words: [String], more: String = "", names: [String] = ["grown"], file: String = "stemma.yaml"
  ) throws -> Scratch {
    let scratch = try Scratch()
    expect(try scratch.stemma("init"), exits: 0)
    let list = words.map { "\"\($0)\"" }.joined(separator: ", ")
    let models = names.map { name in
      """
        \(name):
          model: tiny-1
          attempts: 2
          serve:
            command: [\(list.replacing("NAME", with: name))]
      \(more.split(separator: "\n").map { "      " + $0 }.joined(separator: "\n"))
      """
    }
    try scratch.write("version: 1\nmodels:\n" + models.joined(separator: "\n") + "\n", to: file)
    try scratch.write(Self.suite, to: "evals/trees.yaml")
    return scratch
  }

  private func server(_ more: String...) -> [String] { ["/usr/bin/python3", Self.script, "{port}"] + more }

  /// The numbers that servers have left in the file.
  private func family(_ scratch: Scratch) throws -> [pid_t] {
    try scratch.text("family").split(whereSeparator: \.isWhitespace).compactMap { pid_t($0) }
  }

  private func runs(_ program: pid_t) -> Bool {
    guard let line = try? String(contentsOfFile: "/proc/\(program)/stat", encoding: .utf8) else { return false }
    return line.split(separator: ")").last?.split(separator: " ").first != "Z"
  }

  private func expectGone(_ programs: [pid_t], within seconds: Double) {
    let limit = ContinuousClock.now + .seconds(seconds)
    while programs.contains(where: runs), ContinuousClock.now < limit { usleep(5_000) }
    #expect(!programs.isEmpty && !programs.contains(where: runs))
  }

  @Test("It is waited for, asked, and gone afterwards with what it started; a second run takes the replies")
  func whole() throws {
    let scratch = try project(server("--wait", "0.5", "--family", "family"))
    let first = try scratch.stemma(Self.words + ["--format", "json"])
    expect(first, exits: 0)
    #expect(try first.json()["results"]?[0]?["rate"]?.number == 1)
    #expect(first.errors.contains("starting the server of grown") && first.errors.contains("is ready after"))
    let started = try family(scratch)
    #expect(started.count == 2)
    expectGone(started, within: 0)
    let log = try scratch.text("logs/grown.log")
    #expect(log.contains("starting") && log.contains("in \(scratch.folder)"))
    #expect(!log.contains("STEMMA_NOW"))
    // Another port, the same model: nothing is asked, so that nothing is started.
    expect(try scratch.stemma(Self.words), exits: 0)
    #expect(try family(scratch).count == 2)
  }

  @Test(
    "Other bytes in a file of the command are another model; the same bytes elsewhere are not",
    arguments: [false, true])
  func files(inOneWord: Bool) throws {
    let words = inOneWord ? ["--model=weights.bin"] : ["--model", "weights.bin"]
    let scratch = try project(["/usr/bin/python3", Self.script, "{port}", "--family", "family"] + words)
    try scratch.write("one", to: "weights.bin")
    expect(try scratch.stemma(Self.words), exits: 0)
    try scratch.write("other", to: "weights.bin")
    expect(try scratch.stemma(Self.words), exits: 0)
    #expect(try family(scratch).count == 4)
    try scratch.write("one", to: "moved.bin")
    try scratch.write(scratch.text("stemma.yaml").replacing("weights.bin", with: "moved.bin"), to: "stemma.yaml")
    expect(try scratch.stemma(Self.words), exits: 0)
    #expect(try family(scratch).count == 4)
  }

  @Test("A project's server is not started without permission")
  func forbidden() throws {
    let scratch = try project(server("--family", "family"))
    let answer = try scratch.stemma("eval", "grown", "--suite", "trees")
    expect(answer, exits: 2)
    #expect(answer.errors.contains("--allow-commands") && answer.errors.contains("small_server.py"))
    #expect(!scratch.exists("family"))
    let dry = try scratch.stemma("eval", "grown", "--suite", "trees", "--dry-run")
    expect(dry, exits: 0)
    #expect(dry.output.contains("grown: 8 requests to come") && !scratch.exists("family"))
  }

  @Test("A server whose replies are all there is neither started nor in need of permission")
  func complete() throws {
    let scratch = try project(server("--family", "family"))
    expect(try scratch.stemma(Self.words), exits: 0)
    let started = try family(scratch)
    let again = try scratch.stemma("eval", "grown", "--suite", "trees")
    expect(again, exits: 0)
    #expect(try family(scratch) == started)
    #expect(!again.errors.contains("starting the server"))
    try scratch.write(TreeSuite.text(samples: 5), to: "evals/trees.yaml")
    let more = try scratch.stemma("eval", "grown", "--suite", "trees")
    expect(more, exits: 2)
    #expect(more.errors.contains("--allow-commands"))
    #expect(try family(scratch) == started)
  }

  @Test("The user's own file needs no permission, unless it lies in the project")
  func own() throws {
    let scratch = try project(server("--family", "family"), file: "own/stemma/stemma.yaml")
    try scratch.write("version: 1\n", to: "stemma.yaml")
    let inside = try scratch.stemma("eval", "grown", "--suite", "trees") {
      $0.environment["XDG_CONFIG_HOME"] = scratch.path("own")
    }
    expect(inside, exits: 2)
    #expect(!scratch.exists("family"))
    let outside = try Scratch()
    try outside.write(scratch.text("own/stemma/stemma.yaml"), to: "stemma/stemma.yaml")
    let answer = try scratch.stemma("eval", "grown", "--suite", "trees") {
      $0.environment["XDG_CONFIG_HOME"] = outside.folder
    }
    expect(answer, exits: 0)
    #expect(outside.exists("stemma/family") && scratch.exists("logs/grown.log"))
  }

  @Test("One that ends before it is ready is told with the end of its log")
  func dies() throws {
    let scratch = try project(server("--sick", "--die", "0.2"))
    let answer = try scratch.stemma(Self.words)
    expect(answer, exits: 4)
    #expect(answer.errors.contains("ended with status 3 before it was ready"))
    #expect(answer.errors.contains("logs/grown.log") && answer.errors.contains("'no memory left'"), "\(answer.errors)")
    #expect(!answer.errors.contains("31m"))
  }

  @Test("One that ends in the middle ends the run, which goes on where it stopped")
  func diesLater() throws {
    let scratch = try project(server("--slow", "0.3", "--die", "2", "--family", "family"))
    try scratch.write(
      scratch.text("stemma.yaml").replacing("attempts: 2", with: "attempts: 2\n    concurrency: 1"), to: "stemma.yaml")
    var answer = try scratch.stemma(Self.words)
    expect(answer, exits: 4)
    #expect(answer.errors.contains("its server ended with status 3; its log"), "\(answer.errors)")
    expectGone(try family(scratch), within: 1)
    // Eight replies, a few from each server.
    for _ in 1...8 where answer.end != .exited(0) { answer = try scratch.stemma(Self.words) }
    expect(answer, exits: 0)
  }

  @Test("One that is never healthy is given up after its time, with what it answered")
  func sick() throws {
    let scratch = try project(server("--sick", "--family", "family"), more: "startup: 1")
    let answer = try scratch.stemma(Self.words)
    expect(answer, exits: 4)
    #expect(answer.seconds < 10)
    #expect(answer.errors.contains("not ready within 1.0 seconds") && answer.errors.contains("status 503"))
    #expect(answer.errors.contains("'startup'"))
    expectGone(try family(scratch), within: 1)
  }

  @Test("A port that somebody has is a conflict, and what answers there is not measured")
  func conflict() throws {
    let other = try LoopbackServer { _ in [.answer(200, "{}")] }
    let scratch = try project(["/usr/bin/python3", Self.script, "\(other.port)", "--family", "family"])
    try scratch.write(
      scratch.text("stemma.yaml").replacing("attempts: 2", with: "attempts: 2\n    endpoint: \(other.url)/v1"),
      to: "stemma.yaml")
    let answer = try scratch.stemma(Self.words)
    expect(answer, exits: 4)
    #expect(answer.errors.contains("answers at \(other.url)/health already"), "\(answer.errors)")
    #expect(other.requests.allSatisfy { $0.path == "/health" } && !scratch.exists("family"))
  }

  @Test("Whatever ends Stemma ends the server and what that started", arguments: [SIGKILL, SIGTERM, SIGINT])
  func killed(signal: Int32) throws {
    let scratch = try project(server("--slow", "30", "--family", "family"))
    let answer = try scratch.stemma(Self.words) {
      $0.killAfter = 3
      $0.signal = signal
    }
    #expect(answer.end == (signal == SIGKILL ? .killed(SIGKILL) : .exited(4)))
    expectGone(try family(scratch), within: 5)
  }

  @Test("Servers run one at a time, each once")
  func turns() throws {
    let scratch = try project(server("--family", "family-NAME"), names: ["first", "second", "third"])
    let answer = try scratch.stemma("eval", "first", "second", "third", "--suite", "trees", "--allow-commands")
    expect(answer, exits: 0)
    for name in ["first", "second", "third"] {
      #expect(try scratch.text("family-" + name).split(separator: "\n").count == 1)
    }
  }

  @Test("A program that is not there is named")
  func missing() throws {
    let answer = try project(["/nowhere/serve", "{port}"]).stemma(Self.words)
    expect(answer, exits: 4)
    #expect(answer.errors.contains("'/nowhere/serve' cannot be started: No such file or directory"))
  }

  @Test(
    "What is written wrongly is named with its place",
    arguments: [
      ([String](), "", "expected a program"), (["serve"], "", "{port} must stand"),
      (["serve", "{port}"], "health: http://example.com/{port}", "answers at http://127.0.0.1"),
      (["serve", "{port}"], "environment: {\"A=B\": x}", "cannot be a variable"),
      (["serve", "{port}"], "startup: 0", "outside the range"), (["serve", "{port}"], "shell: true", "unknown key"),
    ])
  func wrong(words: [String], more: String, message: String) throws {
    let answer = try project(words, more: more).stemma(Self.words)
    expect(answer, exits: 2)
    #expect(answer.errors.contains(message) && answer.errors.contains("stemma.yaml:"), "\(answer.errors)")
  }

  @Test("A variable is passed on where it is named, and is not shown")
  func variables() throws {
    let scratch = try project(
      ["sh", "-c", "echo $HOOT $SET; exit 1", "{port}"], more: "pass: [HOOT]\nenvironment: {SET: \"at {port}\"}")
    let answer = try scratch.stemma(Self.words) { $0.environment["HOOT"] = "planted-0815" }
    expect(answer, exits: 4)
    #expect(answer.errors.contains("ends with '[key] at ") && !answer.errors.contains("planted"), "\(answer.errors)")
    expect(try scratch.stemma(Self.words), exits: 2)
  }
}
