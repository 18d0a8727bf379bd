import Glibc
import Lineage
import Testing

@Suite("A policy that this is a folder, not a file decides nothing")
struct BadPolicyTests {
  private static func expectRefusal(
    _ project: Scratch, _ policy: String, says: String, _ place: SourceLocation = #_sourceLocation
  ) throws {
    for command in ["gate", "risk"] {
      let answer = try project.stemma(command, "control-1", "--policy", policy)
      expect(answer, exits: 2, place)
      #expect(answer.errors.contains(says), "\(answer.errors)", sourceLocation: place)
      #expect(answer.errors.contains(project.path(policy)), sourceLocation: place)
    }
    let page = try project.stemma("lineage", "show", "control-1", "--format", "json").json()
    #expect(page["artifact"]?.list("verdicts") == [], sourceLocation: place)
  }

  @Test("Not there")
  func missing() throws { try Self.expectRefusal(Demo.project(), "absent.yaml", says: "there is no such file") }

  @Test("A folder")
  func folder() throws { try Self.expectRefusal(Demo.project(), "lineage", says: "this is a folder, not a file") }

  @Test("Empty")
  func empty() throws {
    let project = try Demo.project()
    try project.write("", to: "p.yaml")
    try Self.expectRefusal(project, "p.yaml", says: "the file is empty")
  }

  @Test("Of a newer version")
  func version() throws {
    let project = try Demo.project()
    try project.write("version: 2\n", to: "p.yaml")
    try Self.expectRefusal(project, "p.yaml", says: "version")
  }

  @Test("Without the right to read it", .enabled(if: geteuid() != 0, "the superuser may read every file"))
  func forbidden() throws {
    let project = try Demo.project()
    try project.write("version: 1\n", to: "p.yaml")
    chmod(project.path("p.yaml"), 0)
    try Self.expectRefusal(project, "p.yaml", says: "cannot be read")
  }

  @Test("Its waivers missing")
  func waivers() throws {
    let project = try Demo.project()
    try project.write("version: 1\nwaivers: absent.yaml\n", to: "lineage/p.yaml")
    for command in ["gate", "risk"] {
      let answer = try project.stemma(command, "control-1", "--policy", "lineage/p.yaml")
      expect(answer, exits: 2)
      #expect(answer.errors.contains(project.path("lineage/absent.yaml")))
    }
  }
}
