import Glibc
import Testing

@Suite("What reaches standard output and standard error")
struct OutputTests {
  @Test("--quiet leaves the answer and errors")
  func quiet() throws {
    let scratch = try Scratch()
    let loud = try scratch.stemma("init", "loud")
    #expect(!loud.errors.isEmpty)
    let quiet = try scratch.stemma("init", "quiet", "--quiet")
    expect(quiet, exits: 0)
    #expect(quiet.errors.isEmpty)
    #expect(quiet.output == loud.output)
    let wrong = try scratch.stemma("lineage", "list", "--quiet")
    expect(wrong, exits: 2)
    #expect(!wrong.errors.isEmpty)
  }

  @Test("No colour and no redrawn line where there is no terminal")
  func plain() throws {
    let answer = try Demo.project().stemma("gate", "student", "--policy", "lineage/policy.yaml")
    #expect(!(answer.output + answer.errors).contains("\u{1B}"))
    #expect(!answer.errors.contains("\r"))
  }

  @Test("Colour words of the environment do not make a pipe colourful")
  func environment() throws {
    let answer = try Scratch().stemma("lineage", "list") { $0.environment["TERM"] = "xterm-256color" }
    #expect(!answer.errors.contains("\u{1B}"))
  }

  @Test(
    "A reader that has gone is no error",
    arguments: [
      "--help", "lab list", "lineage list", "lineage show student", "gate control-1 --policy lineage/policy.yaml",
    ])
  func brokenPipe(line: String) throws {
    let answer = try Demo.project().stemma(line.split(separator: " ").map(String.init)) { $0.output = .brokenPipe }
    expect(answer, exits: 0)
    #expect(!answer.errors.contains("error"))
  }

  @Test("A broken pipe does not hide a verdict")
  func brokenPipeVerdict() throws {
    let answer = try Demo.project().stemma("gate", "student", "--policy", "lineage/policy.yaml") {
      $0.output = .brokenPipe
    }
    expect(answer, exits: 1)
  }

  @Test("A file that is asked for takes the place of no pipe, device or link")
  func special() throws {
    let scratch = try Scratch()
    try scratch.write("version: 1\nartifacts:\n  - {model: m, derivation: {method: pretrained}}\n", to: "m.yaml")
    expect(try scratch.stemma("lineage", "record", "m.yaml"), exits: 0)
    try #require(mkfifo(scratch.path("pipe"), 0o600) == 0)
    let reader = open(scratch.path("pipe"), O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    expect(try scratch.stemma("lineage", "export", "m", "--as", "dot", "--out", "pipe"), exits: 0)
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(reader, &bytes, bytes.count)
    #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).contains("digraph"))
    try scratch.write("old", to: "file.dot")
    try #require(symlink("file.dot", scratch.path("link.dot")) == 0)
    expect(try scratch.stemma("lineage", "export", "m", "--as", "dot", "--out", "link.dot"), exits: 0)
    #expect(try scratch.text("file.dot").contains("digraph"))
    var status = stat()
    #expect(lstat(scratch.path("link.dot"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(lstat(scratch.path("pipe"), &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
  }

  @Test("An answer that cannot be written is not a success", arguments: ["lab list", "--help"])
  func fullDevice(line: String) throws {
    let answer = try Scratch().stemma(line.split(separator: " ").map(String.init)) { $0.output = .fullDevice }
    expect(answer, exits: 4)
  }
}
