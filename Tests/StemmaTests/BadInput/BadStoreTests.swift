import Lineage
import Testing

@Suite("What is not a store is left as it is")
struct BadStoreTests {
  private static let reading = [["lineage", "list"], ["lineage", "show", "x"], ["risk", "x"], ["gate", "x"]]
  private static let writing = [["lineage", "record", "m.yaml"]]

  private static func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("version: 1\nartifacts: [{model: x}]\n", to: "m.yaml")
    return scratch
  }

  @Test("A text file", arguments: reading + writing)
  func text(command: [String]) throws {
    let scratch = try Self.scratch()
    let file = try scratch.write("Dear diary,\n", to: "notes.txt")
    let answer = try scratch.stemma(command + ["--store", "notes.txt", "--format", "json"])
    expect(answer, exits: 2)
    let error = try #require(try answer.json()["error"])
    #expect(error["kind"] == "store" && error["file"]?.string == file)
    #expect(error["message"]?.string?.contains("name the right file with --store") == true)
    #expect(try scratch.text("notes.txt") == "Dear diary,\n")
  }

  @Test("A folder", arguments: reading + writing)
  func folder(command: [String]) throws {
    let scratch = try Self.scratch()
    try scratch.write("", to: "folder/file")
    let answer = try scratch.stemma(command + ["--store", "folder"])
    expect(answer, exits: 2)
    #expect(answer.errors.contains("this is a folder") && answer.errors.contains(scratch.path("folder")))
  }

  @Test("Nothing at all, for a command that reads", arguments: reading)
  func missing(command: [String]) throws {
    let scratch = try Self.scratch()
    let answer = try scratch.stemma(command + ["--store", "absent.sqlite"])
    expect(answer, exits: 2)
    #expect(answer.errors.contains("there is no such store"))
    #expect(!scratch.exists("absent.sqlite"))
  }

  @Test("A folder that is not there, for a command that writes")
  func missingFolder() throws {
    let scratch = try Self.scratch()
    let answer = try scratch.stemma("lineage", "record", "m.yaml", "--store", "absent/s.sqlite")
    expect(answer, exits: 2)
    #expect(answer.errors.contains("make the folder first"))
  }

  @Test("A store that is cut off is damaged, not wrong: exit 2 or 4, never a verdict")
  func cutOff() throws {
    let scratch = try Self.scratch()
    expect(try scratch.stemma("lineage", "record", "m.yaml"), exits: 0)
    let whole = try scratch.bytes("stemma.sqlite")
    try scratch.write(whole.prefix(whole.count / 2), to: "stemma.sqlite")
    let answer = try scratch.stemma("lineage", "list", "--format", "json")
    let status = try #require(answer.status)
    #expect([2, 4].contains(status), "\(answer.output)")
    #expect(try answer.json()["error"]?["kind"] == "store")
  }

  @Test("STEMMA_STORE names the store, and --store comes before it")
  func choice() throws {
    let scratch = try Self.scratch()
    let answer = try scratch.stemma("lineage", "record", "m.yaml") { $0.environment["STEMMA_STORE"] = "by-name.sqlite" }
    expect(answer, exits: 0)
    #expect(scratch.exists("by-name.sqlite") && !scratch.exists("stemma.sqlite"))
    let chosen = try scratch.stemma("lineage", "list", "--store", "other.sqlite") {
      $0.environment["STEMMA_STORE"] = "by-name.sqlite"
    }
    expect(chosen, exits: 2)
  }
}
