import Crypto
import Glibc

/// An open file in one state. It is not mapped: a file that is cut short while it is read gives an error, and no signal.
final class FileContent {
  /// Bytes that are read at a time: larger pieces leave the second-level cache and are no faster.
  static let pieceSize = 1 << 18

  private let descriptor: CInt
  private let path: String
  private let stamp: FileStamp

  /// - Throws: `InputError` when the path is no regular file, cannot be read, or was written to since the stamp.
  init(path: String, stamp: FileStamp) throws(InputError) {
    // Without O_NONBLOCK, opening a FIFO that was put in the place of a file would wait for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Self.unreadable(path) }
    self.descriptor = descriptor
    self.path = path
    self.stamp = stamp
    try requireUnchanged()
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  deinit { close(descriptor) }

  /// Fills the whole buffer with the bytes from `start` on.
  /// - Throws: `InputError` when the file cannot be read or ends before.
  func read(_ buffer: UnsafeMutableRawBufferPointer, from start: Int) throws(InputError) {
    var filled = 0
    while filled < buffer.count {
      let count = pread(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled, start + filled)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Self.unreadable(path) }
      guard count > 0 else { throw changed() }
      filled += count
    }
  }

  /// To be called before what was read is used.
  /// - Throws: `InputError` when the file was written to since the stamp.
  func requireUnchanged() throws(InputError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.unreadable(path) }
    guard FileStamp(status)?.isSameContent(as: stamp) == true else { throw changed() }
  }

  private func changed() -> InputError {
    InputError("the file was changed while it was hashed; do it again when nothing writes to it", file: path)
  }

  static func unreadable(_ path: String) -> InputError {
    InputError("the file cannot be read: \(String(cString: strerror(errno)))", file: path)
  }
}
