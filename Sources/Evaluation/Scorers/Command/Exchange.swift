import Glibc
import Models

/// Writes all of the input and reads all of the output, both at once, so that neither side waits for the other for ever.
struct Exchange {
  private var input: ArraySlice<UInt8>
  /// −1 once it is closed.
  private var writing: Int32
  private let reading: Int32
  private let limits: ChildProcess.Limits
  let deadline: ContinuousClock.Instant
  private var output: [UInt8] = []
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  /// - Parameters:
  ///   - writing: where the input goes; closed when it is written.
  ///   - reading: where the output comes from; closed at the end.
  init(input: [UInt8], to writing: Int32, from reading: Int32, limits: ChildProcess.Limits) {
    self.input = input[...]
    self.writing = writing
    self.reading = reading
    self.limits = limits
    deadline = .now + .seconds(limits.seconds)
  }

  mutating func run() throws(ChildProcessError) -> [UInt8] {
    let mask = SignalMask(SIGPIPE)
    defer {
      finishInput()
      close(reading)
      mask.restore()
    }
    _ = fcntl(writing, F_SETFL, O_NONBLOCK)
    while true {
      let (seconds, attoseconds) = (deadline - .now).components
      let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
      guard milliseconds > 0 else { throw ChildProcessError("took more than \(limits.seconds) s") }
      var ends = [
        pollfd(fd: reading, events: Int16(POLLIN), revents: 0), pollfd(fd: writing, events: Int16(POLLOUT), revents: 0),
      ]
      let ready = poll(&ends, 2, Int32(min(milliseconds, 60_000)))
      if ready < 0, errno != EINTR { throw .system("cannot be waited for") }
      guard ready > 0 else { continue }
      if ends[1].revents != 0 { write() }
      if ends[0].revents != 0, try !read() { return output }
    }
  }

  /// A program that does not want its input is no error: its output says what it made of it.
  private mutating func write() {
    if !input.isEmpty {
      let count = input.withUnsafeBytes { Glibc.write(writing, $0.baseAddress, $0.count) }
      if count > 0 { input = input.dropFirst(count) }
      if count < 0, errno != EAGAIN, errno != EINTR { input = [] }
    }
    if input.isEmpty { finishInput() }
  }

  private mutating func finishInput() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  /// - Returns: whether there is more to come.
  private mutating func read() throws(ChildProcessError) -> Bool {
    let count = Glibc.read(reading, &buffer, buffer.count)
    if count < 0 {
      guard errno == EINTR || errno == EAGAIN else { throw .system("cannot be read") }
      return true
    }
    guard output.count + count <= limits.output else {
      throw ChildProcessError("wrote more than \(limits.output) bytes")
    }
    output += buffer[..<count]
    return count > 0
  }
}

/// Holds one signal back from this thread: writing to a program that has ended must not end this one.
private struct SignalMask {
  private var signals = sigset_t()
  private var before = sigset_t()

  init(_ signal: Int32) {
    sigemptyset(&signals)
    sigaddset(&signals, signal)
    pthread_sigmask(SIG_BLOCK, &signals, &before)
  }

  /// Takes the signal away where it came, and lets the next one through if the last was.
  func restore() {
    var (signals, before) = (signals, before)
    var none = timespec()
    while sigtimedwait(&signals, nil, &none) > 0 {}
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
