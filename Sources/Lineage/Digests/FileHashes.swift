import Checkpoints

/// The hashes of one file, each of 32 bytes.
struct FileHashes: Sendable, Equatable {
  /// SHA-256 of the whole file.
  var whole: [UInt8]
  /// SHA-256 of each tensor of a safetensors file, in the order of their names; nil where they were not asked for.
  var tensors: [[UInt8]]?
}

/// A file that is to be hashed.
struct FileToHash: Sendable {
  var path: String
  var stamp: FileStamp
  /// The safetensors file whose tensors are hashed too; nil for none.
  var weights: SafetensorsFile?

  /// - Throws: `InputError` when it cannot be read, or is a damaged safetensors file.
  init(path: String, hashesTensors: Bool) throws(InputError) {
    self.path = path
    stamp = try FileStamp(path: path)
    weights = hashesTensors ? try Self.open(path) : nil
  }

  private static func open(_ path: String) throws(InputError) -> SafetensorsFile {
    do {
      return try SafetensorsFile(path: path)
    } catch {
      throw InputError([error.reason, error.remedy].compactMap { $0 }.joined(separator: "; "), file: path)
    }
  }
}
