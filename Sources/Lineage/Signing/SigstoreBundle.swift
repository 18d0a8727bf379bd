/// A signature in the form of a sigstore bundle: an envelope and how its signer is to be known.
package struct SigstoreBundle: Sendable, Equatable {
  package enum Signer: Sendable, Equatable {
    /// SHA-256 of the PEM text of the public key, hexadecimal; nil in bundles of old versions. Not authenticated.
    case key(hint: String?)
    /// The certificate of the signer, DER.
    case certificate([UInt8])
  }

  static let mediaType = "application/vnd.dev.sigstore.bundle.v0.3+json"
  /// Bytes; what is larger is not read.
  package static let maximumSize = JSONValue.maximumSize

  var envelope: DSSEEnvelope
  var signer: Signer

  init(envelope: DSSEEnvelope, signer: Signer) {
    self.envelope = envelope
    self.signer = signer
  }

  /// - Throws: `InputError` that names the file and the field.
  package init(file: String) throws(InputError) {
    self = try SmallFile.reading(file, limit: Self.maximumSize) { text throws(InputError) in
      try SigstoreBundle(json: JSONValue(parsing: text))
    }
  }

  /// - Throws: `InputError` that names the field.
  init(json: JSONValue) throws(InputError) {
    let fields = try JSONFields(json.withoutNulls)
    let type = try fields.string("mediaType")
    guard type.hasPrefix("application/vnd.dev.sigstore.bundle") else {
      throw fields.error("'\(type.prefix(80))' is no sigstore bundle", "mediaType")
    }
    signer = try Self.signer(try fields.object("verificationMaterial"))
    guard let place = try fields.optionalObject("dsseEnvelope") else {
      throw fields.error("the bundle holds no envelope, so that it signs no manifest", "dsseEnvelope")
    }
    do throws(InputError) {
      envelope = try DSSEEnvelope(place)
    } catch {
      var error = error
      error.field = error.field.map { "dsseEnvelope.\($0)" }
      throw error
    }
  }

  private static func signer(_ material: JSONFields) throws(InputError) -> Signer {
    if let key = try material.optionalObject("publicKey") { return .key(hint: try key.optionalString("hint")) }
    if let chain = try material.optionalObject("x509CertificateChain") {
      guard let leaf = try chain.objects("certificates").first else {
        throw material.error("the list of certificates is empty", "x509CertificateChain")
      }
      return .certificate(try certificate(leaf))
    }
    guard let single = try material.optionalObject("certificate") else {
      throw material.error("expected one of publicKey, certificate, x509CertificateChain", "publicKey")
    }
    guard !(try material.objects("tlogEntries").isEmpty) else {
      throw material.error("a bundle with a sigstore certificate has entries of its log", "tlogEntries")
    }
    return .certificate(try certificate(single))
  }

  private static func certificate(_ fields: JSONFields) throws(InputError) -> [UInt8] {
    guard let der = Base64.decode(try fields.string("rawBytes")) else {
      throw fields.error("expected base64", "rawBytes")
    }
    return der
  }

  /// Of a bundle signed with a key.
  /// - Precondition: the signer is a key.
  var json: JSONValue {
    guard case .key(let hint) = signer else { preconditionFailure("certificates are only read") }
    return .object([
      "mediaType": .string(Self.mediaType), "dsseEnvelope": envelope.json,
      "verificationMaterial": .object([
        "publicKey": .members(["hint": hint.map(JSONValue.string)]), "tlogEntries": .array([]),
      ]),
    ])
  }
}
