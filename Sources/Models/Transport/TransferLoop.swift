import CCurl

/// The work of the transport's thread: takes requests, lets libcurl move bytes, hands out answers.
final class TransferLoop {
  private let mailbox: Mailbox
  private let multi: MultiHandle
  private let certificates: CertificateSource
  private var running: [ObjectIdentifier: RunningTransfer] = [:]
  private var spare: [EasyHandle] = []
  private var isClosing = false
  /// No limit of a transfer passes before.
  private var due: ContinuousClock.Instant?

  /// Milliseconds; nothing hangs on it, because posts wake the thread.
  private static let longestSleep: Double = 60_000
  private static let spareHandles = 512

  init(_ mailbox: Mailbox, _ multi: MultiHandle, _ certificates: CertificateSource) {
    self.mailbox = mailbox
    self.multi = multi
    self.certificates = certificates
  }

  /// Returns when the mailbox is closed. Nobody waits then: a caller keeps the transport, and so the mailbox, open.
  func run() {
    while true {
      takePost()
      if isClosing { break }
      var count: Int32 = 0
      _ = curl_multi_perform(multi.pointer, &count)
      endFinished()
      endLate()
      _ = curl_multi_poll(multi.pointer, nil, 0, sleep, nil)
    }
    for transfer in running.values { end(transfer, .failure(TransportError(.cancelled, "the transport was closed"))) }
  }

  private func takePost() {
    let post = mailbox.collect()
    isClosing = post.isClosing
    for (transfer, continuation) in post.submitted { start(transfer, continuation) }
    for transfer in post.withdrawn {
      if let running = running[ObjectIdentifier(transfer)] { end(running, .failure(Self.cancelled)) }
    }
  }

  private func start(_ transfer: Transfer, _ continuation: CheckedContinuation<Transfer.Outcome, Never>) {
    guard !transfer.isWithdrawn else {
      return continuation.resume(returning: .failure(Self.cancelled))
    }
    guard let easy = spare.popLast() ?? EasyHandle(certificates) else {
      return continuation.resume(returning: .failure(TransportError(.broken, "libcurl is out of memory")))
    }
    let transfer = RunningTransfer(transfer, easy, continuation)
    do {
      try transfer.prepare()
    } catch {
      return transfer.end(.failure(error))
    }
    guard curl_multi_add_handle(multi.pointer, easy.pointer) == CURLM_OK else {
      return transfer.end(.failure(TransportError(.broken, "libcurl is out of memory")))
    }
    running[ObjectIdentifier(transfer.transfer)] = transfer
    let check = transfer.earliestCheck(after: .now)
    due = due.map { min($0, check) } ?? check
  }

  private func endFinished() {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi.pointer, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle,
        let transfer = RunningTransfer.of(easy)
      else { continue }
      let code = stemma_message_result(message)
      remove(transfer)
      transfer.end(code)
    }
  }

  private func endLate() {
    let now = ContinuousClock.now
    guard let due, due <= now else { return }
    for transfer in running.values where transfer.nextCheck <= now {
      if let error = transfer.passedLimit(at: now) { end(transfer, .failure(error)) }
    }
    self.due = running.values.map { $0.earliestCheck(after: now) }.min()
  }

  private func end(_ transfer: RunningTransfer, _ outcome: Transfer.Outcome) {
    remove(transfer)
    transfer.end(outcome)
  }

  private func remove(_ transfer: RunningTransfer) {
    _ = curl_multi_remove_handle(multi.pointer, transfer.easy.pointer)
    running[ObjectIdentifier(transfer.transfer)] = nil
    if spare.count < Self.spareHandles { spare.append(transfer.easy) }
  }

  /// Milliseconds until the next limit of a transfer; libcurl cuts it short for its own timers, and a post for itself.
  private var sleep: Int32 {
    guard let due else { return Int32(Self.longestSleep) }
    let milliseconds = ContinuousClock.now.duration(to: due) / .milliseconds(1)
    return Int32(max(0, min(milliseconds.rounded(.up), Self.longestSleep)))
  }

  private static let cancelled = TransportError(.cancelled, "cancelled")
}
