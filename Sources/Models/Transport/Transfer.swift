import Synchronization

/// A request under way, as both sides of the transport see it.
final class Transfer: Sendable {
  typealias Outcome = Result<HTTPResponse, TransportError>

  let request: HTTPRequest
  private let withdrawn = Atomic<Bool>(false)

  init(_ request: HTTPRequest) { self.request = request }

  /// Set before the withdrawal is posted: one that overtakes its request is seen when the request arrives.
  var isWithdrawn: Bool { withdrawn.load(ordering: .sequentiallyConsistent) }

  func withdraw() { withdrawn.store(true, ordering: .sequentiallyConsistent) }
}

/// What callers leave for the thread. Its lock is held for an append or a swap, never during a call into libcurl.
final class Mailbox: Sendable {
  struct Post {
    var submitted: [(Transfer, CheckedContinuation<Transfer.Outcome, Never>)] = []
    var withdrawn: [Transfer] = []
    var isClosing = false

    var isEmpty: Bool { submitted.isEmpty && withdrawn.isEmpty && !isClosing }
  }

  private let post = Mutex(Post())
  private let multi: MultiHandle

  init(_ multi: MultiHandle) { self.multi = multi }

  func submit(_ transfer: Transfer, _ continuation: CheckedContinuation<Transfer.Outcome, Never>) {
    leave { $0.submitted.append((transfer, continuation)) }
  }

  func withdraw(_ transfer: Transfer) {
    transfer.withdraw()
    leave { $0.withdrawn.append(transfer) }
  }

  func close() { leave { $0.isClosing = true } }

  func collect() -> Post {
    post.withLock { post in
      defer { post = Post() }
      return post
    }
  }

  /// Wakes the thread for the first of several posts only: it takes them all at once.
  private func leave(_ change: (inout Post) -> Void) {
    let wasEmpty = post.withLock { post in
      defer { change(&post) }
      return post.isEmpty
    }
    if wasEmpty { multi.wake() }
  }
}
