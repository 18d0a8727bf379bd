import Testing

@testable import Lineage

@Suite("Import of edge lists")
struct EdgeListImporterTests {
  private func read(_ text: String, map: [String: String] = [:], as name: String = "atlas.csv") throws -> Reading {
    try Reading([name: text], map: map)
  }

  @Test("Usual names of columns are found, whatever separates them")
  func usual() throws {
    let rows = ["model_id|base_model|relation|datasets|teacher", "a/c|a/b|quantized||", "a/s|a/b||a/d|a/t"]
    for (separator, name) in [(",", "x.csv"), ("\t", "x.tsv"), (";", "x.csv")] {
      let text = rows.map { $0.replacing("|", with: separator) }.joined(separator: "\r\n")
      let reading = try read("\u{FEFF}" + text, as: name)
      #expect(reading.edges == ["a/c ← quantized(base: a/b)", "a/s ← derived(base: a/b, data: a/d, teacher: a/t)"])
      #expect(reading.sources == ["base_model", "base_model", "datasets", "teacher"].map { "\(name): \($0)" })
      #expect(reading.warnings == [])
    }
  }

  @Test("Columns are named with --map, and names that do not exist are refused with the nearest")
  func map() throws {
    let text = "who,from whom,how\na/c,a/b,lora\n"
    #expect(try read(text).unrecognised == ["in/atlas.csv"])
    let importer = EdgeListImporter.self
    func claims(_ map: [String: String]) throws -> Claims {
      var claims = Claims(map: map)
      try importer.read(ImportFile(label: "in/atlas.csv", content: .text(text)), into: &claims)
      return claims
    }
    let good = try claims(["child": "who", "parent": "from whom", "method": "how"])
    #expect(good.derivations.map(\.method) == [.adapter])
    let column = #expect(throws: InputError.self) { try claims(["child": "woh", "parent": "from whom"]) }
    #expect(column?.nearest == "who" && column?.line == 1)
    let key = #expect(throws: InputError.self) { try claims(["chld": "who"]) }
    #expect(key?.nearest == "child")
    #expect(throws: InputError.self) { try claims([:]) }
    let twice = #expect(throws: InputError.self) {
      var claims = Claims()
      try importer.read(ImportFile(label: "a.csv", content: .text("child,parent,parent\na,b,c\n")), into: &claims)
    }
    #expect(twice?.message == "2 columns are called 'parent'; which is meant?")
  }

  @Test("A cell may hold several parents: as a list, or with separators; empty ones are none")
  func several() throws {
    let reading = try read(
      "child,parent,method\na/m,\"['a/x', 'a/y']\",merge\na/n,\"a/x; a/y,a/x\",merge\na/o,nan,\na/p,,finetune\n")
    #expect(reading.edges == ["a/m ← merged(base: a/x, base: a/y)", "a/n ← merged(base: a/x, base: a/y)"])
    #expect(reading.claims.artifacts.map(\.artifact.name) == ["a/m", "a/n", "a/o", "a/p"])
    #expect(reading.warnings == [])
  }

  @Test("Seventeen parents are seventeen")
  func seventeen() throws {
    let parents = (1...17).map { "a/p\($0)" }
    let reading = try read("child,parent\na/m,\"\(parents.joined(separator: ","))\"\n")
    #expect(reading.claims.derivations[0].inputs.map(\.artifact.name) == parents)
  }

  @Test("Bad rows are left out or changed with line and column, and the rest is read")
  func bad() throws {
    let reading = try read(
      """
      child,parent,method
      a/c,a/b,quantised
      a/d,a/b
      ,a/b,finetune
      a/e,a/e,finetune
      a/f,a/b,improved
      "a/g
      h",a/b,finetune
      a/i,/root/base,finetune
      """)
    #expect(
      reading.edges == [
        "a/c ← quantized(base: a/b)", "a/f ← derived(base: a/b)", "a/g-h ← finetuned(base: a/b)",
        "a/i ← finetuned(base: local/3100e0b6/base)",
      ])
    #expect(
      reading.places == [
        "in/atlas.csv:3", "in/atlas.csv:4: child", "in/atlas.csv:5: child", "in/atlas.csv:6: method",
        "in/atlas.csv:7: child", "in/atlas.csv:9: parent",
      ])
  }

  @Test("A table whose quotation mark is open is refused with its line, and a table of something else left alone")
  func damaged() throws {
    #expect(try read("child,parent\na,b\n\"c,d\n").refused["in/atlas.csv"]?.contains("atlas.csv:3") == true)
    #expect(try read("question,answer\n1,2\n").unrecognised.count == 1)
    #expect(try read("").unrecognised.count == 1)
  }

  @Test("Thousands of names in a cell do not take the square of the time")
  func many() throws {
    let names = (0..<20_000).map { "a/b\($0)" }.joined(separator: ";")
    #expect(try read("child,parent\nm,\(names)\n").claims.derivations[0].inputs.count == 20_000)
  }
}
