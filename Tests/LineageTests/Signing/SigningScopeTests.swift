import Testing

@testable import Lineage

@Suite("What a model signature leaves out")
struct SigningScopeTests {
  @Test("What belongs to git, at the top of the folder only")
  func git() {
    let scope = SigningScope(ignoring: [])
    for path in [".git", ".git/config", ".github/x", ".gitignore", ".gitattributes"] { #expect(scope.isOutside(path)) }
    for path in ["a/.git/config", ".gitignore2", ".gitx/y", "git", "model.sig"] { #expect(!scope.isOutside(path)) }
  }

  @Test("Named paths with all that is below them, in any spelling; absolute ones have no effect")
  func named() {
    let scope = SigningScope(ignoring: ["./a//b/", "c.txt", "/d", "é"])
    for path in ["a/b", "a/b/c/d", "c.txt", "é"] { #expect(scope.isOutside(path)) }
    for path in ["a", "a/bc", "x/a/b", "c.txt2", "d", "e"] { #expect(!scope.isOutside(path)) }
    #expect(SigningScope(ignoring: ["."]).isOutside("anything"))
    #expect(scope.unusual == ["a/b", "c.txt", "é"])
  }
}
