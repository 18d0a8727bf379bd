/// The checked header of a safetensors file.
///
/// Layout: 8 bytes little-endian header length n, n bytes JSON, data. The rules are those of the reference
/// implementation (github.com/huggingface/safetensors, `safetensors/src/tensor.rs`): n at most 100 MB, the tensors fill
/// the data section from 0 to its end in some order without a hole or an overlap, and each takes exactly the bytes that
/// its shape and type need. Stricter than it, a key may not appear twice.
struct SafetensorsHeader {
  static let largest = 100_000_000

  var metadata: [String: String]
  var tensors: [TensorDescription]
  /// Where the data section starts in the file, in bytes.
  var dataStart: Int

  init(_ file: UnsafeRawBufferPointer, path: String) throws(CheckpointError) {
    let length = try Self.headerLength(file, path: path)
    dataStart = 8 + length
    let document: JSONTree
    do {
      document = try JSONParser.parse(UnsafeRawBufferPointer(rebasing: file[8..<dataStart]))
    } catch {
      throw CheckpointError(
        file: path, reason: "the header is not valid JSON: \(error.reason), at byte \(8 + error.offset)")
    }
    guard let members = document.members else {
      throw CheckpointError(file: path, reason: "the header is not a JSON object")
    }
    metadata = try Self.metadata(document["__metadata__"], path: path)
    var tensors: [TensorDescription] = []
    for member in members where member.key != "__metadata__" {
      tensors.append(try Self.tensor(member, path: path))
    }
    try Self.checkPlaces(tensors, dataCount: file.count - dataStart, path: path)
    self.tensors = tensors.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private static func headerLength(_ file: UnsafeRawBufferPointer, path: String) throws(CheckpointError) -> Int {
    guard file.count >= 8 else {
      throw CheckpointError(
        file: path, reason: "has \(file.count) bytes, too few for a safetensors header (8 bytes and JSON)",
        remedy: "fetch the file again: it is empty or cut off")
    }
    let claimed = UInt64(littleEndian: file.loadUnaligned(as: UInt64.self))
    guard let length = Int(exactly: claimed), length <= largest else {
      throw CheckpointError(
        file: path, reason: "claims a header of \(claimed) bytes, more than the format's limit of \(largest)",
        remedy: "it is probably not a safetensors file")
    }
    guard length <= file.count - 8 else {
      throw CheckpointError(
        file: path, reason: "claims a header of \(length) bytes but ends after \(file.count - 8)",
        remedy: "fetch the file again: it is cut off, or not a safetensors file")
    }
    return length
  }

  private static func metadata(_ value: JSONTree?, path: String) throws(CheckpointError) -> [String: String] {
    guard let value, value != .null else { return [:] }
    guard let members = value.members else {
      throw CheckpointError(file: path, reason: "`__metadata__` is not an object of strings")
    }
    var metadata: [String: String] = [:]
    for member in members {
      guard let text = member.value.string else {
        throw CheckpointError(file: path, reason: "`__metadata__.\(member.key)` is not a string")
      }
      metadata[member.key] = text
    }
    return metadata
  }

  private static func tensor(_ member: JSONTree.Member, path: String) throws(CheckpointError) -> TensorDescription {
    let name = member.key
    guard let typeName = member.value["dtype"]?.string, let type = ElementType(rawValue: typeName) else {
      let known = ElementType.allCases.map(\.rawValue).joined(separator: ", ")
      throw CheckpointError(file: path, reason: "tensor `\(name)`: no known `dtype`; known are \(known)")
    }
    guard let shape = naturals(member.value["shape"]) else {
      throw CheckpointError(file: path, reason: "tensor `\(name)`: `shape` is not a list of sizes")
    }
    guard let offsets = naturals(member.value["data_offsets"]), offsets.count == 2, offsets[0] <= offsets[1] else {
      throw CheckpointError(file: path, reason: "tensor `\(name)`: `data_offsets` is not [start, end]")
    }
    guard let needed = TensorDescription.byteCount(of: shape, type: type) else {
      throw CheckpointError(
        file: path, reason: "tensor `\(name)`: shape \(shape) of \(typeName) is not a possible number of bytes")
    }
    guard needed == offsets[1] - offsets[0] else {
      throw CheckpointError(
        file: path,
        reason: "tensor `\(name)`: shape \(shape) of \(typeName) needs \(needed) bytes, "
          + "but `data_offsets` give it \(offsets[1] - offsets[0])")
    }
    return TensorDescription(name: name, type: type, shape: shape, bytes: offsets[0]..<offsets[1])
  }

  /// A list of integers that are not negative.
  private static func naturals(_ value: JSONTree?) -> [Int]? {
    guard let items = value?.array else { return nil }
    let numbers = items.compactMap(\.integer).filter { $0 >= 0 }
    return numbers.count == items.count ? numbers : nil
  }

  private static func checkPlaces(
    _ tensors: [TensorDescription], dataCount: Int, path: String
  ) throws(CheckpointError) {
    var end = 0
    for tensor in tensors.sorted(by: {
      ($0.bytes.lowerBound, $0.bytes.upperBound) < ($1.bytes.lowerBound, $1.bytes.upperBound)
    }) {
      guard tensor.bytes.lowerBound == end else {
        throw CheckpointError(
          file: path,
          reason: "tensor `\(tensor.name)` starts at byte \(tensor.bytes.lowerBound) of the data, "
            + "but the one before it ends at \(end): tensors must follow each other without holes or overlaps")
      }
      end = tensor.bytes.upperBound
    }
    guard end == dataCount else {
      throw CheckpointError(
        file: path, reason: "the tensors take \(end) bytes of data, but the file holds \(dataCount)",
        remedy: end > dataCount ? "fetch the file again: it is cut off" : nil)
    }
  }
}
