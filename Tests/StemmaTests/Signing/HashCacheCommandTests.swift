import Glibc
import Lineage
import Testing

@Suite("The cache of hashes on the command line")
struct HashCacheCommandTests {
  /// A recorded model whose files are old enough to be remembered.
  private static func project() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("{}", to: "model/config.json")
    try scratch.write("weights", to: "model/weights.bin")
    try scratch.write("version: 1\nartifacts: [{model: m, location: model}]\n", to: "m.yaml")
    // A file is remembered when it is more than two seconds old.
    sleep(4)
    expect(try scratch.stemma("lineage", "record", "m.yaml"), exits: 0)
    return scratch
  }

  @Test("Recording remembers, and verify finds a change whose times were put back")
  func remembered() throws {
    let scratch = try Self.project()
    let lines = try scratch.text("stemma.sqlite-hashes").split(separator: "\n")
    #expect(lines.count == 2)
    expect(try scratch.stemma("lineage", "verify", "m"), exits: 0)
    let path = scratch.path("model/weights.bin")
    var before = stat()
    #expect(stat(path, &before) == 0)
    let file = open(path, O_WRONLY)
    #expect(pwrite(file, "Weights", 7, 0) == 7)
    #expect(futimens(file, [before.st_atim, before.st_mtim]) == 0)
    close(file)
    expect(try scratch.stemma("lineage", "verify", "m"), exits: 1)
  }

  @Test("A damaged cache is left out with a remark, once; --no-cache neither reads nor writes one")
  func damaged() throws {
    let scratch = try Self.project()
    let text = try scratch.text("stemma.sqlite-hashes")
    try scratch.write(String(text.dropLast(40)), to: "stemma.sqlite-hashes")
    let first = try scratch.stemma("lineage", "verify", "m")
    expect(first, exits: 0)
    #expect(first.errors.contains("1 damaged line"))
    let second = try scratch.stemma("lineage", "verify", "m")
    expect(second, exits: 0)
    #expect(!second.errors.contains("damaged"))
    try scratch.write("broken", to: "stemma.sqlite-hashes")
    let without = try scratch.stemma("lineage", "verify", "m", "--no-cache")
    expect(without, exits: 0)
    #expect(without.errors.isEmpty)
    #expect(try scratch.text("stemma.sqlite-hashes") == "broken")
    try scratch.remove("stemma.sqlite-hashes")
    expect(try scratch.stemma("lineage", "verify", "m", "--no-cache"), exits: 0)
    #expect(!scratch.exists("stemma.sqlite-hashes"))
  }
}
