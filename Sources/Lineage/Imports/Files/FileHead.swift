import Glibc

/// The first bytes of a regular file, however large it is.
enum FileHead {
  /// - Throws: `InputError` where it cannot be read or is no regular file.
  static func read(_ path: String, count: Int) throws(InputError) -> [UInt8] {
    // Not blocking, so that a pipe by mistake does not wait for its writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw InputError("the file cannot be read: \(words(errno))", file: path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw InputError("this is no regular file", file: path)
    }
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let got = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress.map { $0 + done }, count - done) }
      guard got >= 0 else { throw InputError("the file cannot be read: \(words(errno))", file: path) }
      if got == 0 { break }
      done += got
    }
    return Array(bytes.prefix(done))
  }

  private static func words(_ error: CInt) -> String { String(cString: strerror(error)) }
}
