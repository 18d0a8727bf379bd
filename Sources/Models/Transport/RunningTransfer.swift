import CCurl

/// A request that libcurl works on, with what has come of its answer. Belongs to the transport's thread.
final class RunningTransfer {
  let transfer: Transfer
  let easy: EasyHandle
  private let continuation: CheckedContinuation<Transfer.Outcome, Never>
  private let start: ContinuousClock.Instant
  private var watch: TransferWatch
  private var headers: [UInt8] = []
  private var body: [UInt8] = []
  private var isTooLarge = false

  /// Header lines of one answer, together.
  private static let largestHeaders = 64 << 10

  init(_ transfer: Transfer, _ easy: EasyHandle, _ continuation: CheckedContinuation<Transfer.Outcome, Never>) {
    self.transfer = transfer
    self.easy = easy
    self.continuation = continuation
    start = .now
    watch = TransferWatch(transfer.request.limits)
  }

  func prepare() throws(TransportError) {
    try easy.prepare(transfer.request, context: Unmanaged.passUnretained(self).toOpaque())
  }

  /// The transfer that `prepare` tied to a handle.
  static func of(_ easy: UnsafeMutableRawPointer) -> RunningTransfer? {
    stemma_easy_get_private(easy).map { Unmanaged<RunningTransfer>.fromOpaque($0).takeUnretainedValue() }
  }

  func passedLimit(at now: ContinuousClock.Instant) -> TransportError? {
    watch.passed(at: now - start).map { TransportError($0, of: transfer.request.limits) }
  }

  var nextCheck: ContinuousClock.Instant { start + watch.nextCheck }

  /// No limit passes before, whatever comes meanwhile.
  func earliestCheck(after now: ContinuousClock.Instant) -> ContinuousClock.Instant {
    min(nextCheck, now + transfer.request.limits.period)
  }

  /// Ends it with what libcurl says. Called once, as is `end(_:)`.
  func end(_ code: CURLcode) {
    if isTooLarge {
      let limit = transfer.request.largestBody
      end(.failure(TransportError(.tooLarge, "the answer is longer than the \(limit) bytes that are read")))
    } else if code != CURLE_OK {
      end(.failure(TransportError(code, detail: easy.detail)))
    } else {
      let status = stemma_easy_get_long(easy.pointer, CURLINFO_RESPONSE_CODE)
      end(.success(HTTPResponse(status: status, headers: HTTPHeaders(lines: headers), body: body)))
    }
  }

  func end(_ outcome: Transfer.Outcome) { continuation.resume(returning: outcome) }

  // MARK: Called by libcurl

  static let bodySink: stemma_sink = { bytes, size, count, context in
    RunningTransfer.take(bytes, size * count, context) { $0.takeBody($1) }
  }

  static let headerSink: stemma_sink = { bytes, size, count, context in
    RunningTransfer.take(bytes, size * count, context) { $0.takeHeader($1) }
  }

  /// Fewer bytes taken than given ends the transfer.
  private static func take(
    _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?,
    _ body: (RunningTransfer, UnsafeRawBufferPointer) -> Bool
  ) -> Int {
    guard let context else { return 0 }
    let running = Unmanaged<RunningTransfer>.fromOpaque(context).takeUnretainedValue()
    running.watch.received(count, at: .now - running.start)
    return body(running, UnsafeRawBufferPointer(start: bytes, count: count)) ? count : 0
  }

  private func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    isTooLarge = bytes.count > transfer.request.largestBody - body.count
    if !isTooLarge { body += bytes }
    return !isTooLarge
  }

  /// One line at a time. A status line begins anew: an interim answer (100, 103) may come before.
  private func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
    if line.starts(with: "HTTP/".utf8) { headers.removeAll(keepingCapacity: true) }
    isTooLarge = line.count > Self.largestHeaders - headers.count
    if !isTooLarge { headers += line }
    return !isTooLarge
  }
}

extension ContinuousClock.Instant {
  fileprivate static func - (left: Self, right: Self) -> Duration { right.duration(to: left) }
}
