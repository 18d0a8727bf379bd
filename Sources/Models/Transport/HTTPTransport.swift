import Glibc

/// Requests over HTTP/1.1 and, where a server offers it, HTTP/2: libcurl on one thread of its own.
///
/// Connections are kept between requests. TLS certificates are always checked. Redirects are answers and not followed,
/// so that nothing that is meant for one host reaches another. Proxies come from the usual environment (`https_proxy`,
/// `no_proxy`, …), but never stand between this machine and itself. Any number of tasks may send at the same time.
package final class HTTPTransport: Sendable {
  private let mailbox: Mailbox
  private let thread: pthread_t

  /// Starts the thread; it ends when the last reference goes.
  /// - Throws: `TransportError` of kind `broken` when the system is out of memory or threads.
  package init(certificates: CertificateSource = CertificateSource()) throws(TransportError) {
    let multi = try MultiHandle()
    let mailbox = Mailbox(multi)
    self.mailbox = mailbox
    thread = try Self.start { TransferLoop(mailbox, multi, certificates).run() }
  }

  deinit {
    mailbox.close()
    pthread_join(thread, nil)
  }

  /// Sends one request and waits for the whole answer, of whatever status.
  /// - Throws: `TransportError`; of kind `cancelled`, and at once, when the task is cancelled.
  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let transfer = Transfer(request)
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { mailbox.submit(transfer, $0) }
    } onCancel: {
      mailbox.withdraw(transfer)
    }
    return try outcome.get()
  }

  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private static func start(_ body: @escaping @Sendable () -> Void) throws(TransportError) -> pthread_t {
    var thread = pthread_t()
    let work = Unmanaged.passRetained(Work(body))
    let code = pthread_create(&thread, nil, Self.main, work.toOpaque())
    guard code == 0 else {
      work.release()
      throw TransportError(.broken, "no thread can be started: \(String(cString: strerror(code)))")
    }
    return thread
  }

  private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { context in
    // Signals belong to the main thread; one for a connection that the peer closed becomes an error of the write.
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
    if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
    return nil
  }
}
