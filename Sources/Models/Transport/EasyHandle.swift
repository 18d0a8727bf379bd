import CCurl

/// One of libcurl's transfers, configured once and used for one request after the other. Belongs to one thread.
final class EasyHandle {
  let pointer: UnsafeMutableRawPointer
  private let message: UnsafeMutablePointer<CChar>
  private var headers: UnsafeMutablePointer<curl_slist>?
  /// Of the last request.
  private var url: String?

  init?(_ certificates: CertificateSource) {
    guard let pointer = curl_easy_init() else { return nil }
    self.pointer = pointer
    message = .allocate(capacity: Int(CURL_ERROR_SIZE))
    message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    set(CURLOPT_ERRORBUFFER, message)
    set(CURLOPT_PROTOCOLS_STR, "http,https")
    set(CURLOPT_FOLLOWLOCATION, 0)
    // Signals are the program's own, and a look-up that hangs must not hold up a cancellation.
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_QUICK_EXIT, 1)
    set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    set(CURLOPT_ACCEPT_ENCODING, "")
    set(CURLOPT_USERAGENT, "stemma")
    certificates.file.map { set(CURLOPT_CAINFO, $0) }
    certificates.folder.map { set(CURLOPT_CAPATH, $0) }
    _ = stemma_easy_set_sink(pointer, CURLOPT_WRITEFUNCTION, RunningTransfer.bodySink)
    _ = stemma_easy_set_sink(pointer, CURLOPT_HEADERFUNCTION, RunningTransfer.headerSink)
  }

  deinit {
    curl_easy_cleanup(pointer)
    curl_slist_free_all(headers)
    message.deallocate()
  }

  /// Sets everything that differs between requests.
  /// - Throws: `TransportError` of kind `address` for a request that must not be sent.
  func prepare(_ request: HTTPRequest, context: UnsafeMutableRawPointer) throws(TransportError) {
    message.pointee = 0
    if request.url != url { try setAddress(request.url) }
    set(CURLOPT_CONNECTTIMEOUT_MS, request.limits.connect.milliseconds)
    _ = stemma_easy_set_offset(pointer, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(request.largestBody))
    for option in [CURLOPT_PRIVATE, CURLOPT_WRITEDATA, CURLOPT_HEADERDATA] { set(option, context) }
    setBody(request)
    try setHeaders(request.headers)
  }

  /// libcurl's words for the last failure; may be empty.
  var detail: String { String(cString: message) }

  private func setAddress(_ text: String) throws(TransportError) {
    url = nil
    let address = try WebAddress(text)
    set(CURLOPT_URL, text)
    // What is meant for this machine never goes to a proxy; else libcurl reads the usual environment.
    set(CURLOPT_PROXY, address.isLoopback ? "" : nil)
    // The first connection over TLS tells at once whether it takes many requests; without TLS it would have to answer.
    set(CURLOPT_PIPEWAIT, address.scheme == "https" ? 1 : 0)
    url = text
  }

  private func setBody(_ request: HTTPRequest) {
    switch request.method {
    case .get: set(CURLOPT_HTTPGET, 1)
    case .post:
      set(CURLOPT_POST, 1)
      _ = stemma_easy_set_offset(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count))
      // An empty body must not be null, which would mean that a callback brings it.
      (request.body.isEmpty ? [0] : request.body).withUnsafeBytes {
        set(CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: $0.baseAddress))
      }
    }
  }

  private func setHeaders(_ lines: [HTTPRequest.Header]) throws(TransportError) {
    curl_slist_free_all(headers)
    // No pause before a long body.
    headers = curl_slist_append(nil, "Expect:")
    for line in lines {
      guard !(line.name + line.value).utf8.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7f }) else {
        throw TransportError(.address, "the header \(line.name) holds a line break or another control character")
      }
      headers = curl_slist_append(headers, "\(line.name): \(line.value)") ?? headers
    }
    set(CURLOPT_HTTPHEADER, headers)
  }

  private func set(_ option: CURLoption, _ value: Int) { _ = stemma_easy_set_long(pointer, option, value) }
  private func set(_ option: CURLoption, _ value: String?) { _ = stemma_easy_set_text(pointer, option, value) }
  private func set(_ option: CURLoption, _ value: UnsafeMutableRawPointer?) {
    _ = stemma_easy_set_pointer(pointer, option, value)
  }
}

extension Duration {
  /// Rounded up, at least 1, at most what libcurl counts.
  fileprivate var milliseconds: Int {
    let value = (self / .milliseconds(1)).rounded(.up)
    return value < 1e9 ? max(1, Int(value)) : 1_000_000_000
  }
}
