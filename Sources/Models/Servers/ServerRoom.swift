/// Lets one server run at a time: models are measured one after the other, and two rarely fit on one machine.
///
/// Any number of requests use the same server; the next server starts when none uses the last one any more, after that
/// was ended.
package actor ServerRoom {
  private var current: ManagedServer?
  private var guests = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []

  package init() {}

  /// Returns when the server answers. Every return is followed by `leave`.
  func enter(_ server: ManagedServer) async throws {
    while current !== server, guests > 0 {
      await withCheckedContinuation { waiting.append($0) }
    }
    if current !== server {
      current?.stop()
      current = server
    }
    guests += 1
    do {
      try await server.ready()
    } catch {
      leave()
      throw error
    }
  }

  func leave() {
    guests -= 1
    guard guests == 0 else { return }
    let woken = waiting
    waiting = []
    for one in woken { one.resume() }
  }
}
