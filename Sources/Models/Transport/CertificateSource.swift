/// Where the certificates lie that servers are checked against; the system's own where both are nil.
package struct CertificateSource: Sendable, Equatable {
  package var file: String?
  package var folder: String?

  package init(file: String? = nil, folder: String? = nil) {
    self.file = file
    self.folder = folder
  }

  /// As the `curl` program does: `CURL_CA_BUNDLE`, or else `SSL_CERT_DIR` and `SSL_CERT_FILE`.
  package init(environment: [String: String]) {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    if let bundle = value("CURL_CA_BUNDLE") {
      self.init(file: bundle)
    } else {
      self.init(file: value("SSL_CERT_FILE"), folder: value("SSL_CERT_DIR"))
    }
  }
}
