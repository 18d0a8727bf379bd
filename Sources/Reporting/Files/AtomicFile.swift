import Glibc

/// Writes a file so that a reader sees the old content or the new, never a part.
enum AtomicFile {
  /// Writes beside the target, flushes, and renames over it. A failure leaves the target as it was.
  /// - Throws: `ReportError` with the path, the system's reason and what to do.
  static func write(_ text: String, to path: String, named option: PlaceOption) throws(ReportError) {
    try requireFile(path, option)
    let temporary = "\(path).\(getpid()).tmp"
    do throws(ReportError) {
      try fill(temporary, with: text, option)
      guard rename(temporary, path) == 0 else { throw failure(errno, path, option) }
    } catch {
      unlink(temporary)
      throw ReportError(place: path, problem: error.problem, remedy: error.remedy)
    }
  }

  /// A rename would replace a device, a pipe, a folder or a link by a file, which nobody asks for with a report's name.
  private static func requireFile(_ path: String, _ option: PlaceOption) throws(ReportError) {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG else { return }
    throw ReportError(
      place: path, problem: "there is something here that is no plain file, and it is not replaced",
      remedy: "name another \(option.words)")
  }

  private static func fill(_ path: String, with text: String, _ option: PlaceOption) throws(ReportError) {
    // Not following a link that someone laid here keeps the write inside the folder.
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure(errno, path, option) }
    let written = writeAll(Array(text.utf8), to: file) && fsync(file) == 0
    let reason = errno
    let closed = close(file) == 0
    guard written, closed else { throw failure(written ? errno : reason, path, option) }
  }

  private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 {
        guard errno == EINTR else { return false }
      } else {
        offset += count
      }
    }
    return true
  }

  /// The system's reason and its remedy.
  static func failure(_ code: Int32, _ path: String, _ option: PlaceOption) -> ReportError {
    ReportError(
      place: path, problem: "the report cannot be written: \(String(cString: strerror(code)))",
      remedy: remedy(code, option))
  }

  private static func remedy(_ code: Int32, _ option: PlaceOption) -> String {
    switch code {
    case ENOSPC, EDQUOT: "free some space there, or name a \(option.words), on another disk"
    case EACCES, EPERM, EROFS: "make the folder writable, or name another \(option.words)"
    case ENOTDIR, EEXIST, EISDIR: "a part of the path is not what it should be; name another \(option.words)"
    case ENOENT: "make the folder first, or name another \(option.words)"
    default: "name another \(option.words)"
    }
  }
}
