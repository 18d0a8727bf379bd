import FoundationEssentials

/// A key for one host. It reaches a request's headers and nothing else: printed in any way it is a placeholder.
package struct Secret: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The only host that it may be sent to, in lower case.
  package let host: String
  /// Where it came from, for messages: `the environment variable X` or `the file Y`.
  package let origin: String
  private let value: String

  private static let largest = 16_384

  /// - Throws: `SecretError` for a variable that is not set.
  package init(variable: String, host: String, environment: [String: String]) throws(SecretError) {
    guard let value = environment[variable] else {
      throw SecretError("the environment variable \(variable) is not set; it must hold the key for \(host)")
    }
    try self.init(value, host: host, origin: "the environment variable \(variable)")
  }

  /// The first line of a file.
  /// - Throws: `SecretError` for a file that cannot be read.
  package init(file: String, host: String) throws(SecretError) {
    guard let handle = FileManager.default.contents(atPath: file), handle.count <= Self.largest else {
      throw SecretError("the file \(file), which must hold the key for \(host), cannot be read or is no key")
    }
    let line = String(decoding: handle, as: UTF8.self).split(whereSeparator: \.isNewline).first ?? ""
    try self.init(String(line), host: host, origin: "the file \(file)")
  }

  private init(_ text: String, host: String, origin: String) throws(SecretError) {
    let value = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !value.isEmpty, value.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
      throw SecretError("\(origin) holds no key: one word of visible ASCII characters is expected")
    }
    self.value = value
    self.host = host.lowercased()
    self.origin = origin
  }

  private func check(_ address: WebAddress) throws(SecretError) {
    guard address.host == host else {
      throw SecretError("\(origin) is the key for \(host), and is not sent to \(address.host)")
    }
    guard address.isPrivate else {
      throw SecretError("\(origin) is not sent to \(host) without TLS; use an https:// address")
    }
  }

  /// The key after `prefix`, as the value of a header for a request to `address`.
  /// - Throws: `SecretError` for another host, and for a way on which others could read it.
  func header(_ prefix: String, for address: WebAddress) throws(SecretError) -> String {
    try check(address)
    return prefix + value
  }

  /// `text` without the key: servers put keys into their error messages.
  func redacted(_ text: String) -> String {
    ByteSearch.finds(value, in: text) ? text.replacing(value, with: description) : text
  }

  package var description: String { "[key]" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why a key cannot be had or used.
package struct SecretError: Error, Sendable, Equatable, CustomStringConvertible {
  package var description: String

  init(_ description: String) { self.description = description }
}
