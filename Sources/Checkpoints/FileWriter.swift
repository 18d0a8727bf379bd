import Glibc

/// Writes whole files so that a reader sees the old or the new content, never a part, even after a crash.
enum FileWriter {
  /// Writes `pieces` one after the other to a temporary file beside `path`, syncs it, and renames it to `path`.
  static func write(_ pieces: [UnsafeRawBufferPointer], to path: String) throws(CheckpointError) {
    var template = Array((path + ".XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw .systemCall("cannot be created", file: path) }
    let temporary = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    do throws(CheckpointError) {
      defer { close(descriptor) }
      for piece in pieces { try writeAll(piece, to: descriptor, path: path) }
      // mkstemp makes files that only their owner can read.
      guard fchmod(descriptor, 0o644) == 0, fsync(descriptor) == 0 else {
        throw .systemCall("cannot be written", file: path)
      }
      guard rename(temporary, path) == 0 else { throw .systemCall("cannot be replaced", file: path) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  static func write(_ text: String, to path: String) throws(CheckpointError) {
    let result = Array(text.utf8).withUnsafeBytes { bytes in
      Result { () throws(CheckpointError) in try write([bytes], to: path) }
    }
    try result.get()
  }

  /// Makes the folder unless it is there; its parent must exist.
  static func makeFolder(_ path: String) throws(CheckpointError) {
    guard mkdir(path, 0o755) != 0, errno != EEXIST else { return }
    throw .systemCall("the folder cannot be made", file: path)
  }

  private static func writeAll(
    _ bytes: UnsafeRawBufferPointer, to descriptor: CInt, path: String
  ) throws(CheckpointError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .systemCall("cannot be written", file: path) }
      rest = rest.dropFirst(count)
    }
  }
}
