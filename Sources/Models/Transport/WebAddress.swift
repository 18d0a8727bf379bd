import CCurl

/// The parts of an address that decide what may be sent to it, read by the same parser that connects.
package struct WebAddress: Sendable, Equatable {
  /// `http` or `https`.
  package let scheme: String
  /// In lower case; IPv6 in brackets.
  package let host: String
  /// As it was given, without a slash at its end.
  package let text: String

  /// - Throws: `TransportError` of kind `address` for what is no address, has another scheme, or holds a user or password.
  package init(_ text: String) throws(TransportError) {
    guard let parts = curl_url() else { throw TransportError(.address, "out of memory") }
    defer { curl_url_cleanup(parts) }
    guard curl_url_set(parts, CURLUPART_URL, text, 0) == CURLUE_OK,
      let scheme = Self.part(CURLUPART_SCHEME, of: parts), let host = Self.part(CURLUPART_HOST, of: parts)
    else { throw TransportError(.address, "'\(text)' is not an address such as https://host/path") }
    guard scheme == "http" || scheme == "https" else {
      throw TransportError(.address, "the address of \(host) must begin with https:// or http://, not \(scheme)://")
    }
    guard Self.part(CURLUPART_USER, of: parts) == nil, Self.part(CURLUPART_PASSWORD, of: parts) == nil else {
      throw TransportError(.address, "the address of \(host) must not hold a user name or password; name a key instead")
    }
    self.scheme = scheme
    self.host = host.lowercased()
    self.text = text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  /// Whether what is sent stays on this machine. libcurl itself resolves `localhost` to loopback and nothing else.
  package var isLoopback: Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
  }

  /// Whether nobody on the way can read what is sent.
  package var isPrivate: Bool { scheme == "https" || isLoopback }

  private static func part(_ part: CURLUPart, of parts: OpaquePointer) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(parts, part, &text, 0) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }
}
