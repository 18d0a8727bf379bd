import Glibc
import Testing

@Suite("Arguments and files that cannot be meant are refused with the reason")
struct BadArgumentTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var says: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let cases = [
    Case(arguments: ["risk", "m", "--policy", ""], says: "the argument after '--policy' is empty"),
    Case(arguments: [""], says: "the first argument is empty"),
    Case(arguments: ["lineage", "impact", "m", "--limit", "-1"], says: "the value -1 of --limit is negative"),
    Case(arguments: ["lineage", "list", "--where", "digest="], says: "the condition 'digest=' lacks its value"),
    Case(arguments: ["lineage", "list", "--where", "trait=\u{1B}[2J"], says: "trait"),
    Case(arguments: ["lineage", "record", "pipe.yaml"], says: "pipe.yaml: this is a pipe, a socket or a device"),
    Case(arguments: ["lineage", "import", "pipe.yaml"], says: "pipe.yaml: this is a pipe, a socket or a device"),
    Case(arguments: ["lineage", "record", "loop"], says: "this cannot be read: Too many levels of symbolic links"),
    Case(arguments: ["lineage", "import", "loop"], says: "this cannot be read: Too many levels of symbolic links"),
    Case(arguments: ["risk", "m", "--policy", "folder"], says: "folder: this is a folder, not a file"),
    Case(arguments: ["lineage", "record", "none.yaml"], says: "none.yaml:2:11: artifacts: this key has no value"),
    Case(arguments: ["lineage", "record", "deep.yaml"], says: "not valid YAML: nested too deep"),
  ]

  @Test("The status is 2, one line says what is wrong, and no control character reaches the terminal", arguments: cases)
  func refused(_ one: Case) throws {
    let scratch = try Scratch()
    expect(try scratch.stemma("init"), exits: 0)
    try scratch.write("version: 1\nartifacts:\n", to: "none.yaml")
    try scratch.write("a: " + String(repeating: "[", count: 20_000), to: "deep.yaml")
    try scratch.write("", to: "folder/file")
    #expect(mkfifo(scratch.path("pipe.yaml"), 0o600) == 0 && symlink("loop", scratch.path("loop")) == 0)
    let answer = try scratch.stemma(one.arguments)
    expect(answer, exits: 2)
    #expect(answer.errors.contains(one.says), "\(answer.errors)")
    #expect(!answer.errors.contains("\u{1B}"))
  }

  @Test("A checkpoint made with a clock that lies before the log's newest entry is made with a warning")
  func oldClock() throws {
    let scratch = try Scratch()
    try scratch.write("version: 1\nartifacts:\n  - model: base\n", to: "models.yaml")
    expect(try scratch.stemma("lineage", "record", "models.yaml"), exits: 0)
    expect(try scratch.stemma("key", "generate", "--out", "log.pem"), exits: 0)
    let checkpoint = ["lineage", "log", "checkpoint", "--sign", "log.pem"]
    #expect(try !scratch.stemma(checkpoint).errors.contains("clock"))
    let old = try scratch.stemma(checkpoint) { $0.environment["STEMMA_NOW"] = "2020-01-01T00:00:00Z" }
    expect(old, exits: 0)
    #expect(old.errors.contains("the clock says 2020-01-01T00:00:00Z, before the log's newest entry of \(Scratch.now)"))
  }
}
