import Crypto
import Glibc

/// SHA-256 of file contents, read in pieces, so that a file of any size needs one buffer.
enum FileHash {
  /// Bytes.
  private static let bufferSize = 1 << 20

  /// - Throws: `InputError` when the path is no regular file or cannot be read.
  static func hex(path: String) throws(InputError) -> String {
    // Without O_NONBLOCK, opening a FIFO that was put in the place of a file would wait for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw InputError("this is not a regular file", file: path) }
    return try hash(descriptor, path)
  }

  private static func hash(_ descriptor: Int32, _ path: String) throws(InputError) -> String {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bufferSize, alignment: 64)
    defer { buffer.deallocate() }
    var hasher = Crypto.SHA256()
    while true {
      let count = read(descriptor, buffer.baseAddress, bufferSize)
      guard count >= 0 else {
        if errno == EINTR { continue }
        throw unreadable(path)
      }
      guard count > 0 else { return SHA256Text.hex(hasher.finalize()) }
      hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  private static func unreadable(_ path: String) -> InputError {
    InputError("the file cannot be read: \(String(cString: strerror(errno)))", file: path)
  }
}
