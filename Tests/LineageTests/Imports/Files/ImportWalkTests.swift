import FoundationEssentials
import Testing

@testable import Lineage

@Suite("Walking through folders")
struct ImportWalkTests {
  @Test("Files come in the order of their paths; hidden folders stay closed, but for reported results")
  func order() throws {
    let folder = try Folder()
    for name in ["b.csv", "a/config.json", ".git/config", "a/.eval_results/x.yaml", "a/.cache/y.json"] {
      try folder.write("x", to: "top/" + name)
    }
    let walk = try ImportWalk([folder.file("top")], name: nil)
    #expect(walk.files.map(\.label) == ["top/a/.eval_results/x.yaml", "top/a/config.json", "top/b.csv"])
    #expect(walk.files.map(\.subject.name) == ["a", "a", "b"])
    #expect(walk.subjects[folder.file("top/a")] == "a")
  }

  @Test("Links to files are followed, links to folders and dangling ones are not")
  func links() throws {
    let folder = try Folder()
    try folder.write("x", to: "blobs/1")
    try folder.write("x", to: "top/real.csv")
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: folder.file("top/linked.csv"), withDestinationPath: folder.file("blobs/1"))
    try manager.createSymbolicLink(atPath: folder.file("top/again"), withDestinationPath: folder.file("top"))
    try manager.createSymbolicLink(atPath: folder.file("top/gone"), withDestinationPath: folder.file("nowhere"))
    #expect(try ImportWalk([folder.file("top")], name: nil).files.map(\.label) == ["top/linked.csv", "top/real.csv"])
  }

  @Test("A path given twice is read once; one that is not there is an error; a name must be one")
  func paths() throws {
    let folder = try Folder()
    let file = try folder.write("x", to: "a.csv")
    #expect(try ImportWalk([file, file], name: "org/a").files.map(\.subject.name) == ["org/a"])
    #expect(throws: InputError.self) { try ImportWalk([folder.file("b.csv")], name: nil) }
    #expect(throws: InputError.self) { try ImportWalk([file], name: "a b") }
  }
}
