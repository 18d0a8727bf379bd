import Glibc

/// Files that are read whole: keys, checkpoints, proofs, envelopes.
package enum SmallFile {
  /// The bytes of a regular file.
  /// - Throws: `InputError` with the path: not there, no regular file, unreadable, or more bytes than `limit`.
  package static func bytes(_ path: String, limit: Int) throws(InputError) -> [UInt8] {
    // Without O_NONBLOCK, opening a FIFO would wait for ever.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw failure(path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw InputError("this is not a regular file", file: path) }
    var bytes = [UInt8](repeating: 0, count: min(max(0, Int(status.st_size)), limit) + 1)
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress.map { $0 + filled }, $0.count - filled) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(path) }
      if count == 0 { break }
      filled += count
    }
    guard filled <= limit else { throw InputError("the file is larger than \(limit) bytes", file: path) }
    return Array(bytes[..<filled])
  }

  /// Reads a text and makes something of it; errors name the file.
  package static func reading<Result>(
    _ path: String, limit: Int, _ make: (String) throws(InputError) -> Result
  ) throws(InputError) -> Result {
    let bytes = try bytes(path, limit: limit)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw InputError("the file is not a text in UTF-8", file: path)
    }
    do throws(InputError) {
      return try make(text)
    } catch {
      var error = error
      error.file = error.file ?? path
      throw error
    }
  }

  private static func failure(_ path: String) -> InputError {
    InputError("the file cannot be read: \(String(cString: strerror(errno)))", file: path)
  }
}
