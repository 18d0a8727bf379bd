import Checkpoints
import Glibc
import Testing

@Suite("Reading safetensors")
struct SafetensorsFileTests {
  /// A file with this header, padded or not, and `data` zero bytes after it.
  private func file(_ header: String, data: Int = 0, claiming length: UInt64? = nil) -> [UInt8] {
    let length = length ?? UInt64(header.utf8.count)
    return withUnsafeBytes(of: length.littleEndian) { Array($0) } + header.utf8 + Array(repeating: 0, count: data)
  }

  private func open(_ bytes: [UInt8]) throws -> SafetensorsFile {
    try withTemporaryFolder { folder in
      try write(bytes, to: folder + "/x.safetensors")
      return try SafetensorsFile(path: folder + "/x.safetensors")
    }
  }

  private func tensor(_ type: String, _ shape: String, _ start: String, _ end: String) -> String {
    "{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":[\(start),\(end)]}"
  }

  @Test("lists the tensors by name, with the metadata")
  func lists() throws {
    let header =
      "{\"__metadata__\":{\"format\":\"pt\"},\"b\":\(tensor("F32", "[2,1]", "2", "10")),"
      + "\"a\":\(tensor("BF16", "[]", "0", "2")),\"empty\":\(tensor("I64", "[3,0]", "10", "10"))}"
    let file = try open(file(header + "   ", data: 10))
    #expect(file.metadata == ["format": "pt"])
    #expect(
      file.tensors == [
        TensorDescription(name: "a", type: .bfloat16, shape: [], bytes: 0..<2),
        TensorDescription(name: "b", type: .float32, shape: [2, 1], bytes: 2..<10),
        TensorDescription(name: "empty", type: .int64, shape: [3, 0], bytes: 10..<10),
      ])
    #expect(file.tensors.map(\.count) == [1, 2, 0])
    #expect(try file.floats(of: "b") == [0, 0])
    #expect(try file.withBytes(of: "a") { $0.count } == 2)
  }

  @Test(
    "converts every floating-point type",
    arguments: [
      ("F64", [0, 0, 0, 0, 0, 0, 0xf8, 0xbf] as [UInt8]), ("F32", [0, 0, 0xc0, 0xbf]), ("F16", [0, 0xbe]),
      ("BF16", [0xc0, 0xbf]),
    ])
  func converts(type: String, bytes: [UInt8]) throws {
    let file = try open(file("{\"x\":\(tensor(type, "[1]", "0", "\(bytes.count)"))}") + bytes)
    #expect(try file.floats(of: "x") == [-1.5])
  }

  @Test("reads no numbers from other types or unknown tensors")
  func refusesConversion() throws {
    let file = try open(file("{\"x\":\(tensor("I32", "[1]", "0", "4"))}", data: 4))
    #expect(throws: CheckpointError.self) { try file.floats(of: "x") }
    #expect(throws: CheckpointError.self) { try file.floats(of: "y") }
    #expect(throws: CheckpointError.self) { try file.withBytes(of: "y") { _ in } }
  }

  struct Damage: CustomTestStringConvertible {
    var bytes: [UInt8]
    var reason: String
    var testDescription: String { reason }
  }

  private func damages() -> [Damage] {
    let huge = "18446744073709551615"
    return [
      Damage(bytes: [], reason: "has 0 bytes, too few"),
      Damage(bytes: [1, 2, 3], reason: "has 3 bytes, too few"),
      Damage(bytes: file("", claiming: 1 << 63), reason: "claims a header of 9223372036854775808 bytes, more than"),
      Damage(bytes: file("", claiming: .max), reason: "claims a header of \(huge) bytes, more than"),
      Damage(bytes: file("", claiming: 100_000_001), reason: "claims a header of 100000001 bytes, more than"),
      Damage(bytes: file("{}", claiming: 3), reason: "claims a header of 3 bytes but ends after 2"),
      Damage(
        bytes: file(""), reason: "the header is not valid JSON: the text ends where a value is expected, at byte 8"),
      Damage(bytes: file("{"), reason: "the header is not valid JSON: expected `\"`, at byte 9"),
      Damage(bytes: file("[]"), reason: "the header is not a JSON object"),
      Damage(
        bytes: [1, 0, 0, 0, 0, 0, 0, 0, 0xff], reason: "the header is not valid JSON: the text is not valid UTF-8"),
      Damage(
        bytes: file("{\"a\":1,\"a\":2}"), reason: "the header is not valid JSON: the key `a` appears twice, at byte 15"),
      Damage(bytes: file("{\"__metadata__\":[]}"), reason: "`__metadata__` is not an object of strings"),
      Damage(bytes: file("{\"__metadata__\":{\"a\":1}}"), reason: "`__metadata__.a` is not a string"),
      Damage(bytes: file("{\"x\":1}"), reason: "tensor `x`: no known `dtype`"),
      Damage(bytes: file("{\"x\":\(tensor("F31", "[1]", "0", "4"))}"), reason: "tensor `x`: no known `dtype`"),
      Damage(bytes: file("{\"x\":\(tensor("F32", "[-1]", "0", "4"))}"), reason: "tensor `x`: `shape` is not a list"),
      Damage(bytes: file("{\"x\":\(tensor("F32", "[1.5]", "0", "4"))}"), reason: "tensor `x`: `shape` is not a list"),
      Damage(
        bytes: file("{\"x\":\(tensor("F32", "[\(huge)]", "0", "4"))}"), reason: "tensor `x`: `shape` is not a list"),
      Damage(
        bytes: file("{\"x\":\(tensor("F32", "[4294967296,4294967296]", "0", "4"))}"),
        reason: "tensor `x`: shape [4294967296, 4294967296] of F32 is not a possible number of bytes"),
      Damage(
        bytes: file("{\"x\":\(tensor("F4", "[3]", "0", "2"))}", data: 2),
        reason: "tensor `x`: shape [3] of F4 is not a possible number of bytes"),
      Damage(bytes: file("{\"x\":\(tensor("F32", "[1]", "4", "0"))}"), reason: "tensor `x`: `data_offsets` is not"),
      Damage(
        bytes: file("{\"x\":\(tensor("F32", "[2]", "0", "4"))}", data: 4),
        reason: "tensor `x`: shape [2] of F32 needs 8 bytes, but `data_offsets` give it 4"),
      Damage(
        bytes: file("{\"x\":\(tensor("F32", "[1]", "0", "4"))}", data: 3),
        reason: "the tensors take 4 bytes of data, but the file holds 3"),
      Damage(
        bytes: file("{\"x\":\(tensor("F32", "[1]", "0", "4"))}", data: 5),
        reason: "the tensors take 4 bytes of data, but the file holds 5"),
      Damage(
        bytes: file("{\"x\":\(tensor("F32", "[1]", "4", "8"))}", data: 8),
        reason: "tensor `x` starts at byte 4 of the data, but the one before it ends at 0"),
      Damage(
        bytes: file("{\"x\":\(tensor("U8", "[4]", "0", "4")),\"y\":\(tensor("U8", "[4]", "3", "7"))}", data: 7),
        reason: "tensor `y` starts at byte 3 of the data, but the one before it ends at 4"),
    ]
  }

  @Test("says what is wrong with a damaged file")
  func saysWhatIsWrong() throws {
    for damage in damages() {
      let error = try #require(throws: CheckpointError.self) { try open(damage.bytes) }
      #expect(error.reason.hasPrefix(damage.reason))
    }
  }

  @Test("survives every truncation and every changed byte of a good file")
  func hostile() throws {
    let header = "{\"__metadata__\":{\"k\":\"v\"},\"x\":\(tensor("F32", "[2,1]", "0", "8"))}"
    let good = file(header, data: 8)
    for length in good.indices { #expect(throws: CheckpointError.self) { try open(Array(good[..<length])) } }
    for index in good.indices {
      for byte in [0x22, 0x39, 0xff] as [UInt8] {
        var bad = good
        bad[index] = byte
        _ = try? open(bad)
      }
    }
  }

  @Test("refuses folders, pipes and missing files")
  func refusesOtherThings() throws {
    try withTemporaryFolder { folder in
      #expect(
        throws: CheckpointError(
          file: folder, reason: "is not a regular file", remedy: "give the path of the file itself")
      ) {
        try SafetensorsFile(path: folder)
      }
      #expect(mkfifo(folder + "/pipe", 0o600) == 0)
      #expect(throws: CheckpointError.self) { try SafetensorsFile(path: folder + "/pipe") }
      #expect(throws: CheckpointError(file: "/nowhere", reason: "cannot be opened: No such file or directory")) {
        try SafetensorsFile(path: "/nowhere")
      }
    }
  }
}
