/// One request over HTTP.
package struct HTTPRequest: Sendable {
  package enum Method: Sendable { case get, post }

  package struct Header: Sendable, Equatable {
    package var name: String
    /// Without line breaks; `HTTPTransport.send` refuses others.
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package var method: Method
  /// With scheme `http` or `https`; anything else is refused.
  package var url: String
  package var headers: [Header]
  package var body: [UInt8]
  package var limits: TimeLimits
  /// Bytes of a body, after decompression, that are read; a longer one is an error.
  package var largestBody: Int

  package static let usualLargestBody = 16 << 20

  package init(
    _ method: Method, _ url: String, headers: [Header] = [], body: [UInt8] = [], limits: TimeLimits = TimeLimits(),
    largestBody: Int = usualLargestBody
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.limits = limits
    self.largestBody = largestBody
  }
}
