import Checkpoints
import FoundationEssentials
import Testing

@Suite("Writing safetensors")
struct SafetensorsWriterTests {
  @Test("gives these bytes")
  func bytes() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/x.safetensors"
      try SafetensorsWriter.write(
        [("b", [1, 2], [1, -2]), ("a\"", [], [0.5])], metadata: ["y": "2", "x": "1\n"], to: path)
      let header =
        "{\"__metadata__\":{\"x\":\"1\\u000a\",\"y\":\"2\"},"
        + "\"a\\\"\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]},"
        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[4,12]}}"
      let padded = header + String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
      let data: [UInt8] = [0, 0, 0, 0x3f, 0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0]
      #expect(try read(path) == [UInt8(padded.utf8.count), 0, 0, 0, 0, 0, 0, 0] + padded.utf8 + data)
    }
  }

  @Test("is undone by reading, for every bit of the numbers")
  func roundTrip() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/x.safetensors"
      let values: [Float] = [.infinity, -.infinity, .leastNonzeroMagnitude, -0.0, .pi, .greatestFiniteMagnitude]
      try SafetensorsWriter.write([("ä/x", [2, 3], values), ("none", [0], [])], metadata: [:], to: path)
      let file = try SafetensorsFile(path: path)
      #expect(try file.floats(of: "ä/x").map(\.bitPattern) == values.map(\.bitPattern))
      #expect(try file.floats(of: "none") == [])
      #expect(file.metadata.isEmpty)
    }
  }

  @Test("replaces a file as a whole and leaves nothing beside it")
  func replaces() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/x.safetensors"
      try SafetensorsWriter.write([("a", [1], [1])], metadata: [:], to: path)
      let old = try SafetensorsFile(path: path)
      try SafetensorsWriter.write([("a", [1], [2])], metadata: [:], to: path)
      #expect(try old.floats(of: "a") == [1])
      #expect(try SafetensorsFile(path: path).floats(of: "a") == [2])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["x.safetensors"])
    }
  }

  @Test("says where it cannot write")
  func refuses() {
    let error = #expect(throws: CheckpointError.self) {
      try SafetensorsWriter.write([], metadata: [:], to: "/nowhere/x.safetensors")
    }
    #expect(error?.description == "/nowhere/x.safetensors: cannot be created: No such file or directory")
  }
}
