import FoundationEssentials
import Lineage
import Testing

@Suite(
  "On a read-only mount everything can be read and nothing is lost",
  .enabled(if: SmallDisk.isPossible, Comment(rawValue: SmallDisk.reason)))
struct ReadOnlyMountTests {
  /// A project whose store lies on a disk of its own that has become read-only.
  private static func withProject(_ body: (Scratch) throws -> Void) throws {
    try SmallDisk.mounted(kibibytes: 4096) { scratch, disk in
      try scratch.write("version: 1\nstore: disk/stemma.sqlite\n", to: "stemma.yaml")
      try scratch.write(
        "version: 1\nartifacts: [{model: x}, {model: y, derivation: {method: finetuned, base: x}}]\n", to: "m.yaml")
      try scratch.write("version: 1\nartifacts: [{model: z}]\n", to: "more.yaml")
      try scratch.write("child,parent\nz,x\n", to: "more.csv")
      expect(try scratch.stemma("lineage", "record", "more.yaml", "--store", "other.sqlite"), exits: 0)
      expect(try scratch.stemma("lineage", "record", "m.yaml"), exits: 0)
      try disk.makeReadOnly()
      try body(scratch)
    }
  }

  @Test("Questions are answered")
  func reading() throws {
    try Self.withProject { scratch in
      for line in [
        ["lineage", "list"], ["lineage", "ancestors", "y"], ["lineage", "show", "y"], ["lineage", "impact", "x"],
        ["lineage", "common", "x", "y"], ["lineage", "query", "SELECT * FROM edges"], ["lineage", "verify"],
        ["lineage", "export", "y", "--as", "mermaid"],
      ] {
        expect(try scratch.stemma(line), exits: 0)
      }
      let risk = try scratch.stemma("risk", "y")
      #expect([0, 1].contains(try #require(risk.status)), "\(risk.errors)")
    }
  }

  @Test(
    "What would write says that it cannot: exit 4, with the file and what to do",
    arguments: [
      ["lineage", "record", "more.yaml"], ["gate", "y"], ["eval", "y", "--suite", "lab-favourite-animal"],
      ["lineage", "import", "more.csv", "--map", "child=child,parent=parent"], ["lineage", "rebuild"],
      ["lineage", "merge", "other.sqlite"],
    ])
  func writing(command: [String]) throws {
    try Self.withProject { scratch in
      try FileManager.default.copyItem(atPath: Repository.suites, toPath: scratch.path("evals"))
      let store = try scratch.bytes("disk/stemma.sqlite")
      let answer = try scratch.stemma(command + ["--format", "json"])
      expect(answer, exits: 4)
      let error = try #require(try answer.json()["error"])
      #expect(error["kind"] == "store" && error["file"]?.string == scratch.path("disk/stemma.sqlite"))
      #expect(error["message"]?.string?.contains("check the permissions") == true)
      #expect(try scratch.bytes("disk/stemma.sqlite") == store)
    }
  }

  @Test(
    "A project or a lab that is to be made there is refused with exit 4",
    arguments: [["init", "disk/new"], ["lab", "run", "owl-numbers", "--out", "disk/lab"]])
  func making(command: [String]) throws {
    try Self.withProject { scratch in
      let answer = try scratch.stemma(command)
      expect(answer, exits: 4)
      #expect(answer.errors.contains(scratch.path("disk/")) && !answer.errors.contains("unexpected"))
    }
  }
}
