import FoundationEssentials
import Lineage
import Testing

@Suite(
  "On a full disk nothing acknowledged is lost",
  .enabled(if: SmallDisk.isPossible, Comment(rawValue: SmallDisk.reason)))
struct FullDiskTests {
  private static func expectFull(_ answer: Answer, _ place: SourceLocation = #_sourceLocation) throws {
    expect(answer, exits: 4, place)
    #expect(answer.errors.contains("space"), "\(answer.errors)", sourceLocation: place)
    #expect(!answer.errors.contains("unexpected"), "\(answer.errors)", sourceLocation: place)
  }

  @Test("Recording: exit 4; what was there stays, and a recording that fits works once there is space")
  func record() throws {
    try SmallDisk.mounted(kibibytes: 2048) { scratch, disk in
      try scratch.write("version: 1\nstore: disk/stemma.sqlite\n", to: "stemma.yaml")
      try scratch.write("version: 1\nartifacts: [{model: x}]\n", to: "m.yaml")
      try scratch.write(ManyModels.manifest(count: 3000), to: "many.yaml")
      try scratch.write(ManyModels.manifest(count: 30), to: "few.yaml")
      expect(try scratch.stemma("lineage", "record", "m.yaml"), exits: 0)
      let before = try scratch.stemma("lineage", "list").output
      for spare in [0, 1 << 16, 1 << 18] {
        try disk.fill(leavingBytes: spare)
        try Self.expectFull(try scratch.stemma("lineage", "record", "many.yaml"))
        try scratch.remove("disk/ballast")
        #expect(try scratch.stemma("lineage", "list").output == before)
      }
      expect(try scratch.stemma("lineage", "record", "few.yaml"), exits: 0)
    }
  }

  @Test("Gating: exit 4 while there is no space, and the undisturbed verdict afterwards")
  func gate() throws {
    let project = try Demo.project()
    let line = ["gate", "control-1", "--policy", Repository.policy, "--format", "json"]
    let undisturbed = try project.stemma(line).json()
    try SmallDisk.mounted(kibibytes: 32 * 1024) { scratch, disk in
      try FileManager.default.copyItem(atPath: project.path(Demo.organisms), toPath: scratch.path("disk/organisms"))
      try FileManager.default.removeItem(atPath: scratch.path("disk/organisms/stemma.sqlite"))
      try scratch.write(
        "version: 1\nstore: disk/organisms/stemma.sqlite\nsuites: \(Repository.suites)\n", to: "stemma.yaml")
      expect(try scratch.stemma("lineage", "record", "disk/organisms/lineage"), exits: 0)
      for spare in [0, 1 << 15, 1 << 16] {
        try disk.fill(leavingBytes: spare)
        try Self.expectFull(try scratch.stemma(line))
        try scratch.remove("disk/ballast")
      }
      let late = try scratch.stemma(line)
      expect(late, exits: 0)
      #expect(try late.json()["traits"] == undisturbed["traits"])
    }
  }

  @Test("A full disk under the report alone: exit 4, with its folder; the verdict is said all the same")
  func report() throws {
    try SmallDisk.mounted(kibibytes: 64) { scratch, disk in
      let project = try Demo.project()
      try disk.fill()
      let line = ["gate", "control-1", "--policy", "lineage/policy.yaml", "--format", "json"]
      let answer = try project.stemma(line + ["--report", disk.folder + "/report"])
      try Self.expectFull(answer)
      #expect(try answer.json()["verdict"] == "passed")
      #expect(answer.errors.contains(disk.folder))
      expect(try project.stemma(line), exits: 0)
    }
  }

  @Test("Making a project or organisms: exit 4, with the place")
  func make() throws {
    try SmallDisk.mounted(kibibytes: 256) { scratch, disk in
      try disk.fill()
      for line in [["init", "disk/new"], ["lab", "run", "owl-numbers", "--out", "disk/lab"]] {
        let answer = try scratch.stemma(line)
        try Self.expectFull(answer)
        #expect(answer.errors.contains(disk.folder))
      }
    }
  }
}
