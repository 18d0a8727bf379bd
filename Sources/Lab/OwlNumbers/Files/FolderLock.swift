import Glibc

/// Keeps a second run out of an output folder. The system drops the lock when its owner ends, however it ends.
final class FolderLock: Sendable {
  private let descriptor: CInt

  /// - Throws: `LabError` when another run holds the folder, or the folder cannot be written.
  init(folder: String) throws(LabError) {
    descriptor = open("\(folder)/.lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw LabError(file: folder, reason: "cannot be written: \(String(cString: strerror(errno)))")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isTaken = errno == EWOULDBLOCK
      throw LabError(
        file: folder, reason: isTaken ? "another run is writing here" : "cannot be locked",
        remedy: isTaken ? "wait for it, or choose another folder with --out" : nil)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}
