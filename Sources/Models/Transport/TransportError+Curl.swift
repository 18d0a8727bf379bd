import CCurl

extension TransportError {
  /// - Parameters:
  ///   - detail: libcurl's own words; may be empty.
  init(_ code: CURLcode, detail: String) {
    let words = detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail
    switch code {
    case CURLE_URL_MALFORMAT:
      self.init(.address, "the address cannot be used: \(words)")
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT:
      self.init(.unreachable, "no connection: \(words)")
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CRL_BADFILE:
      self.init(.untrusted, "no secure connection: \(words)")
    case CURLE_OPERATION_TIMEDOUT:
      // Only the limit of connecting is left to libcurl.
      self.init(.timeout(.connect), "the connection took too long: \(words)")
    case CURLE_FILESIZE_EXCEEDED: self.init(.tooLarge, "the answer is too long")
    default: self.init(.broken, "no whole answer: \(words)")
    }
  }

  init(_ limit: TimeLimits.Limit, of limits: TimeLimits) {
    switch limit {
    case .connect: self.init(.timeout(limit), "no connection within \(limits.connect)")
    case .firstByte: self.init(.timeout(limit), "no answer within \(limits.firstByte)")
    case .speed:
      self.init(
        .timeout(limit), "fewer than \(limits.slowest) bytes a second came during \(limits.period) of the answer")
    case .total: self.init(.timeout(limit), "the answer was not complete within \(limits.total)")
    }
  }
}
