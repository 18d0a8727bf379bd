/// The checked header of a GGUF file: what it says about the model, and its tensors.
///
/// Layout, little-endian: `GGUF`, version (u32), number of tensors and of metadata entries (i64 each), the entries, the
/// descriptions of the tensors, padding, data. The rules are those of the reference implementation
/// (github.com/ggml-org/ggml, `src/gguf.cpp`) and of the loader of llama.cpp: version 2 or 3, no key and no tensor
/// twice, known types, at most four dimensions, an alignment that is a power of two, each tensor exactly where the one
/// before it ends, and all data within the file.
package struct GGUFFile: Sendable {
  package let version: Int
  /// What the header says, by key.
  package let metadata: [String: GGUFValue]
  /// In the order of the file.
  package let tensors: [GGUFTensor]

  /// Maps the file and checks its whole header; the data is not touched. O(header).
  package init(path: String) throws(CheckpointError) {
    let file = try MappedFile(path: path)
    do {
      try self.init(file.bytes)
    } catch {
      throw CheckpointError(file: path, reason: error.reason, remedy: error.remedy)
    }
  }

  /// - Parameter bytes: a whole file.
  package init(_ bytes: UnsafeRawBufferPointer) throws(GGUFProblem) {
    var reader = GGUFReader(bytes: bytes)
    version = try Self.version(&reader)
    let tensorCount = try Self.count("tensors", &reader)
    let entryCount = try Self.count("metadata entries", &reader)
    metadata = try Self.metadata(entryCount, &reader)
    let alignment = try Self.alignment(metadata["general.alignment"])
    tensors = try Self.tensors(tensorCount, alignment, &reader)
    try Self.checkData(tensors, alignment, reader, count: bytes.count)
  }

  private static func version(_ reader: inout GGUFReader) throws(GGUFProblem) -> Int {
    guard try reader.bytes(4, "the magic word").elementsEqual("GGUF".utf8) else {
      throw GGUFProblem("does not begin with `GGUF`", remedy: "it is no GGUF file")
    }
    let version: UInt32 = try reader.integer("the version")
    if version & 0xffff == 0 {
      throw GGUFProblem(
        version == 0
          ? "has version 0, which does not exist"
          : "has version \(version.byteSwapped) in the other byte order: it was written for a big-endian machine")
    }
    guard version == 2 || version == 3 else {
      throw GGUFProblem(
        "has version \(version); versions 2 and 3 are read", remedy: version == 1 ? "convert the model again" : nil)
    }
    return Int(version)
  }

  private static func count(_ what: String, _ reader: inout GGUFReader) throws(GGUFProblem) -> Int {
    let count: Int64 = try reader.integer("the number of \(what)")
    // Each takes at least twelve bytes.
    guard count >= 0, count <= reader.rest / 12 else {
      throw GGUFProblem("claims \(UInt64(bitPattern: count)) \(what), more than the file has room for")
    }
    return Int(count)
  }

  private static func metadata(_ count: Int, _ reader: inout GGUFReader) throws(GGUFProblem) -> [String: GGUFValue] {
    var metadata: [String: GGUFValue] = [:]
    for number in 0..<count {
      let key = try reader.string("the key of metadata entry \(number)")
      let value = try reader.value(of: key)
      guard metadata.updateValue(value, forKey: key) == nil else {
        throw GGUFProblem("has the metadata key `\(key)` twice")
      }
    }
    return metadata
  }

  private static func alignment(_ value: GGUFValue?) throws(GGUFProblem) -> Int {
    guard let value else { return 32 }
    guard case .unsigned(let number) = value, number > 0, number & (number - 1) == 0, number <= 1 << 30 else {
      throw GGUFProblem("`general.alignment` is no power of two")
    }
    return Int(number)
  }

  private static func tensors(
    _ count: Int, _ alignment: Int, _ reader: inout GGUFReader
  ) throws(GGUFProblem) -> [GGUFTensor] {
    var tensors: [GGUFTensor] = []
    var names: Set<String> = []
    var end = 0
    for _ in 0..<count {
      let tensor = try reader.tensor()
      guard names.insert(tensor.name).inserted else { throw GGUFProblem("has the tensor `\(tensor.name)` twice") }
      guard tensor.start == end else {
        throw GGUFProblem("tensor `\(tensor.name)` starts at byte \(tensor.start) of the data instead of \(end)")
      }
      let (after, isTooLarge) = end.addingReportingOverflow(tensor.byteCount)
      guard !isTooLarge, after <= Int.max - alignment else {
        throw GGUFProblem("the tensors take more bytes than any file has")
      }
      end = (after + alignment - 1) / alignment * alignment
      tensors.append(tensor)
    }
    return tensors
  }

  private static func checkData(
    _ tensors: [GGUFTensor], _ alignment: Int, _ reader: GGUFReader, count: Int
  ) throws(GGUFProblem) {
    guard let last = tensors.last else { return }
    let start = (reader.next + alignment - 1) / alignment * alignment
    let (end, isTooLarge) = start.addingReportingOverflow(last.start + last.byteCount)
    guard !isTooLarge, end <= count else {
      throw GGUFProblem(
        "tensor `\(last.name)` ends beyond the end of the file", remedy: "fetch the file again: it is cut off")
    }
  }
}

/// Why bytes are no GGUF file that is read here.
package struct GGUFProblem: Error, Sendable {
  package var reason: String
  package var remedy: String?

  init(_ reason: String, remedy: String? = nil) {
    self.reason = reason
    self.remedy = remedy
  }
}
