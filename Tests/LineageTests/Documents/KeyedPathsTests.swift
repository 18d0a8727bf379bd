import Testing

@testable import Lineage

@Suite("What --map says")
struct KeyedPathsTests {
  @Test("Keys and what they name; a value may hold the sign between them")
  func pairs() throws {
    #expect(try KeyedPaths.read("child=id,parent=a=b") == ["child": "id", "parent": "a=b"])
    #expect(try KeyedPaths.read("") == [:])
  }

  @Test("Anything else is refused", arguments: ["child", "child=", "=id", "child=a,child=b"])
  func refused(text: String) {
    let error = #expect(throws: InputError.self) { try KeyedPaths.read(text) }
    #expect(error?.field == "--map")
  }
}
