import Checkpoints
import Foundation
import Glibc
import Lineage
import Testing

@Suite("Digests of files and folders")
struct ContentDigestsTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// A safetensors file with float tensors of one dimension.
  private func shard(_ name: String, _ tensors: [(name: String, values: [Float])]) throws {
    var header: [String] = []
    var data = Data()
    for tensor in tensors {
      let start = data.count
      for value in tensor.values { withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) } }
      header.append(
        #""\#(tensor.name)":{"dtype":"F32","shape":[\#(tensor.values.count)],"data_offsets":[\#(start),\#(data.count)]}"#
      )
    }
    let json = Data("{\(header.joined(separator: ","))}".utf8)
    var file = withUnsafeBytes(of: UInt64(json.count).littleEndian) { Data($0) }
    file += json + data
    let path = try folder.write("", to: name)
    try file.write(to: URL(fileURLWithPath: path))
  }

  private func digests(_ name: String, _ kind: ArtifactKind = .model) throws -> ContentDigests {
    try ContentDigests(path: folder.file(name), kind: kind)
  }

  @Test("A file is the SHA-256 of its bytes")
  func file() throws {
    try folder.write("abc", to: "f")
    #expect(
      try digests("f", .dataset).all.map(\.description) == [
        "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
      ])
  }

  /// The reference value comes from
  /// `find . -type f -printf '%P\n' | xargs sha256sum | LC_ALL=C sort | sha256sum` in the same folder.
  @Test("A folder is the SHA-256 of the sorted lines of its files, hidden and nested ones included")
  func folderDigest() throws {
    for (name, text) in [("d/b.txt", "b"), ("d/a/z.txt", "z"), ("d/.hidden", ""), ("d/Ä", "umlaut")] {
      try folder.write(text, to: name)
    }
    #expect(
      try digests("d", .dataset).primary.hex == "c66c6e12e707ec06f9f90dd7509f144cc7a0c6fe045d5a3b6b2258a00c308557")
    try folder.write("b2", to: "d/b.txt")
    #expect(
      try digests("d", .dataset).primary.hex != "c66c6e12e707ec06f9f90dd7509f144cc7a0c6fe045d5a3b6b2258a00c308557")
  }

  @Test("A link inside the folder counts as its file; links out of it, to folders or to nothing are refused")
  func links() throws {
    try folder.write("x", to: "d/real")
    try folder.write("x", to: "plain/real")
    try folder.write("x", to: "plain/link")
    symlink("real", folder.file("d/link"))
    #expect(try digests("d").primary == digests("plain").primary)
    for target in ["/etc/hostname", "../plain/real", ".", "nowhere", "bad"] {
      symlink(target, folder.file("d/bad"))
      let error = #expect(throws: InputError.self) { try digests("d") }
      #expect(error?.file?.hasSuffix("d/bad") == true)
      unlink(folder.file("d/bad"))
    }
  }

  @Test("A FIFO is refused at once, an empty folder and a missing path too", .timeLimit(.minutes(20)))
  func special() throws {
    try folder.write("x", to: "d/real")
    mkfifo(folder.file("d/pipe"), 0o600)
    #expect(throws: InputError.self) { try digests("d") }
    #expect(throws: InputError.self) { try digests("d/pipe") }
    try FileManager.default.createDirectory(atPath: folder.file("empty"), withIntermediateDirectories: true)
    #expect(throws: InputError.self) { try digests("empty") }
    #expect(throws: InputError.self) { try digests("none") }
  }

  @Test("Weights do not depend on sharding and order; architecture not on values; identity not on the card")
  func weights() throws {
    try shard("one/model.safetensors", [("a", [1, 2]), ("b", [3])])
    try folder.write("{}", to: "one/config.json")
    try shard("two/model-1.safetensors", [("b", [3])])
    try shard("two/model-2.safetensors", [("a", [1, 2])])
    try folder.write("{}", to: "two/config.json")
    try folder.write("# card", to: "two/README.md")
    try shard("three/model.safetensors", [("b", [3]), ("a", [1, 2.5])])
    try folder.write("{ }", to: "one-other/config.json")
    try shard("one-other/model.safetensors", [("a", [1, 2]), ("b", [3])])
    let (one, two, three, other) = (
      try digests("one"), try digests("two"), try digests("three"), try digests("one-other")
    )
    #expect(one.primary != two.primary)
    #expect(one.weights == two.weights)
    #expect(one.identity == two.identity)
    #expect(one.weights?.weights != three.weights?.weights)
    #expect(one.weights?.architecture == three.weights?.architecture)
    #expect(one.weights == other.weights)
    #expect(one.identity != other.identity)
    #expect(try digests("one", .dataset).weights == nil)
    #expect(one.all.map(\.scheme) == [.architecture, .identity, .oms, .sha256, .weights])
  }

  @Test("A truncated safetensors file is an error that names the file")
  func truncated() throws {
    try shard("m/model.safetensors", [("a", [1, 2])])
    let path = folder.file("m/model.safetensors")
    let bytes = try #require(FileManager.default.contents(atPath: path))
    try bytes.dropLast(3).write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: InputError.self) { try digests("m") }
    #expect(error?.file == path)
  }
}
