import Crypto
import Glibc

/// One file in one state, hashed in pieces, so that a file of any size needs one buffer.
///
/// The file is not mapped: one that is cut short while it is read gives an error, and no signal.
final class FileContent {
  /// Bytes. Larger pieces leave the second-level cache and are no faster.
  private static let bufferSize = 1 << 18

  private let descriptor: CInt
  private let path: String
  private let stamp: FileStamp
  private let buffer: UnsafeMutableRawBufferPointer

  /// - Throws: `InputError` when the path is no regular file, cannot be read, or was written to since the stamp.
  init(path: String, stamp: FileStamp) throws(InputError) {
    // Without O_NONBLOCK, opening a FIFO that was put in the place of a file would wait for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Self.unreadable(path) }
    self.descriptor = descriptor
    self.path = path
    self.stamp = stamp
    buffer = .allocate(byteCount: Self.bufferSize, alignment: 4096)
    try requireUnchanged()
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  deinit {
    buffer.deallocate()
    close(descriptor)
  }

  /// 32 bytes: SHA-256 of a range of the file.
  /// - Parameter progress: called with the bytes of each piece.
  /// - Throws: `InputError` when the file cannot be read or ends before the range.
  func sha256(_ range: Range<Int>, progress: (Int) -> Void) throws(InputError) -> [UInt8] {
    var hasher = Crypto.SHA256()
    var start = range.lowerBound
    while start < range.upperBound {
      let count = pread(descriptor, buffer.baseAddress, min(buffer.count, range.upperBound - start), start)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Self.unreadable(path) }
      guard count > 0 else { throw changed() }
      hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      start += count
      progress(count)
    }
    return Array(hasher.finalize())
  }

  /// To be called before what was read is used.
  /// - Throws: `InputError` when the file was written to since the stamp.
  func requireUnchanged() throws(InputError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.unreadable(path) }
    guard FileStamp(status) == stamp else { throw changed() }
  }

  private func changed() -> InputError {
    InputError("the file was changed while it was hashed; do it again when nothing writes to it", file: path)
  }

  static func unreadable(_ path: String) -> InputError {
    InputError("the file cannot be read: \(String(cString: strerror(errno)))", file: path)
  }
}
