import Lineage
import Testing

@testable import Evaluation

@Suite("Paths to values")
struct ValuePathTests {
  private let document = """
    {"a": {"b": 1}, "list": [{"c": [1, 2]}, {"c": []}, {"d": 0}, {"c": [3]}], "deep": [[5, 6], [7]], "none": null}
    """

  private func leaves(_ path: String) throws -> [String] {
    let root = try Document(json: Array(document.utf8), file: "f")
    return try ValuePath(path).leaves(in: root).map { leaf in
      "\(leaf.indices) \((try? leaf.value?.string()) ?? "∅ " + leaf.field)"
    }
  }

  @Test(
    "Keys are followed and lists are walked; what is missing is told with its field",
    arguments: [
      ("a.b", ["[] 1"]), ("list[].c[]", ["[0, 0] 1", "[0, 1] 2", "[2] ∅ list.2.c", "[3, 0] 3"]),
      ("list[].d", ["[0] ∅ list.0.d", "[1] ∅ list.1.d", "[2] 0", "[3] ∅ list.3.d"]),
      ("deep[][]", ["[0, 0] 5", "[0, 1] 6", "[1, 0] 7"]), ("a[]", ["[] ∅ a"]), ("none.x", ["[] ∅ none"]),
      ("a.b.c", ["[] ∅ a.b.c"]),
    ])
  func walks(path: String, expected: [String]) throws {
    #expect(try leaves(path) == expected)
  }

  @Test(
    "What is no path is refused",
    arguments: ["", ".", "a..b", "a[0]", "a[]b", "[x]", String(repeating: "a.", count: 40) + "a"])
  func refuses(path: String) {
    #expect(throws: InputError.self) { try ValuePath(path) }
  }

  @Test("A path that begins with a list walks a list at the top")
  func top() throws {
    let root = try Document(json: Array("[{\"a\": 1}, {\"a\": 2}]".utf8), file: "f")
    #expect(try ValuePath("[].a").leaves(in: root).map(\.indices) == [[0], [1]])
  }
}
