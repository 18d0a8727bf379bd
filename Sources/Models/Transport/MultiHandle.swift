import CCurl

/// libcurl's set of transfers. Everything but `wake` belongs to the one thread that runs them.
final class MultiHandle: Sendable {
  // Written once; libcurl allows `curl_multi_wakeup` from any thread.
  nonisolated(unsafe) let pointer: UnsafeMutableRawPointer

  /// Connections kept open between requests.
  private static let connections = 512

  init() throws(TransportError) {
    guard Self.isInitialised, let pointer = curl_multi_init() else {
      throw TransportError(.broken, "libcurl cannot start: out of memory")
    }
    self.pointer = pointer
    _ = stemma_multi_set_long(pointer, CURLMOPT_MAXCONNECTS, Self.connections)
  }

  deinit { curl_multi_cleanup(pointer) }

  func wake() { _ = curl_multi_wakeup(pointer) }

  private static let isInitialised = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}
