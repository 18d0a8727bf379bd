import Dispatch
import Glibc

/// What a server writes, on its way into a file of bounded size. It ends when nobody is left who could write.
final class ServerLog: Sendable {
  /// For the server's streams; `closeWriting` once it has them.
  let writing: Int32
  private let done = DispatchSemaphore(value: 0)

  /// - Parameter path: of a file that is made anew.
  init(path: String) throws(ChildProcessError) {
    let file = try Self.open(path)
    let (reading, writing) = try Program.pipe()
    self.writing = writing
    DispatchQueue(label: "stemma.log").async { [done] in
      Self.copy(from: reading, to: BoundedLog(file))
      close(reading)
      done.signal()
    }
  }

  private static func open(_ path: String) throws(ChildProcessError) -> Int32 {
    // Not for appending: Linux would then write at the end wherever it is told to.
    let file = Glibc.open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .system("cannot be started: its log \(path) cannot be written") }
    return file
  }

  private static func copy(from pipe: Int32, to log: consuming BoundedLog) {
    withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 1) { buffer in
      while true {
        let count = read(pipe, buffer.baseAddress, buffer.count)
        if count > 0 {
          log.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        } else if count == 0 || errno != EINTR {
          return
        }
      }
    }
  }

  /// To be called once.
  func closeWriting() { close(writing) }

  /// Waits until the file has everything, but no longer than so: a program that left its group may go on writing.
  func wait(atMost seconds: Double) {
    if done.wait(timeout: .now() + seconds) == .success { done.signal() }
  }
}
