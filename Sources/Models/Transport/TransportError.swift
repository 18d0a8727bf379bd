/// Why no answer came. An answer of any status is no such error.
package struct TransportError: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Kind: Sendable, Equatable {
    /// The address cannot be asked: not http or https, or malformed.
    case address
    /// The host is unknown or does not accept connections.
    case unreachable
    /// The server could not prove who it is, or TLS failed.
    case untrusted
    case timeout(TimeLimits.Limit)
    /// The body is longer than the request allows.
    case tooLarge
    /// The connection ended early, or the answer is not HTTP.
    case broken
    case cancelled
  }

  package var kind: Kind
  /// Names the host, never the headers.
  package var reason: String

  package init(_ kind: Kind, _ reason: String) {
    self.kind = kind
    self.reason = reason
  }

  package var description: String { reason }

  /// Whether the same request may succeed when it is sent again.
  package var isPassing: Bool {
    switch kind {
    case .unreachable, .timeout, .broken: true
    case .address, .untrusted, .tooLarge, .cancelled: false
    }
  }
}
