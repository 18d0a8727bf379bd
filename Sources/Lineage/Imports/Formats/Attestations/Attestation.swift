/// A statement with what is known of its signature.
struct Attestation {
  enum Signature: Equatable {
    /// A statement outside any envelope.
    case none
    case unchecked
    /// By the key with this id.
    case verified(String)
  }

  let statement: Document
  let signature: Signature

  /// Whether the document is a statement, an envelope or a bundle.
  static func isOne(_ document: Document) -> Bool {
    guard document.isMapping else { return false }
    if document.text(at: "_type")?.hasPrefix("https://in-toto.io/Statement/") == true { return true }
    if document["payload"] != nil, document["payloadType"] != nil { return true }
    return document.text(at: "mediaType")?.contains("dev.sigstore.bundle") == true
  }

  /// Opens what stands around the statement.
  /// - Returns: nil, with a warning, for a signature over something else than a statement.
  /// - Throws: `InputError` where it is damaged, wraps another type of payload, or is not signed by one of the keys where
  ///   there are any.
  init?(_ document: Document, keys: [PublicKey], _ claims: inout Claims) throws(InputError) {
    if document["_type"] != nil {
      guard keys.isEmpty else { throw document.error("this statement is not signed, and a key is asked for") }
      statement = try Self.checked(document)
      signature = .none
      return
    }
    if document["messageSignature"] != nil {
      claims.warn(document, "this bundle signs a file and holds no statement: it says nothing of origins")
      return nil
    }
    let isBundle = document["mediaType"] != nil
    let place = isBundle ? try document.required("dsseEnvelope") : document
    if isBundle, document["verificationMaterial"]?["tlogEntries"] == nil {
      claims.warn(document, "this bundle lacks verificationMaterial.tlogEntries, which its format wants")
    }
    let envelope = try Self.envelope(place)
    guard envelope.payloadType == DSSEEnvelope.inToto else {
      throw (place["payloadType"] ?? place).error(
        "a payload of type '\(envelope.payloadType.prefix(80))' is not read", expected: [DSSEEnvelope.inToto])
    }
    let (payload, signature) = try Self.opened(envelope, place, keys)
    statement = try Self.checked(Document(json: payload, file: document.file + " (payload)"))
    self.signature = signature
  }

  private static func envelope(_ place: Document) throws(InputError) -> DSSEEnvelope {
    do throws(InputError) {
      return try DSSEEnvelope(json: place.json().withoutNulls)
    } catch {
      throw place.error("the envelope is damaged: \(error)")
    }
  }

  /// The payload is taken from what was verified, never from the envelope, where there is a key.
  private static func opened(
    _ envelope: DSSEEnvelope, _ place: Document, _ keys: [PublicKey]
  ) throws(InputError) -> (payload: [UInt8], signature: Signature) {
    guard !keys.isEmpty else { return (envelope.payload, .unchecked) }
    guard let verified = envelope.verified(by: keys), let key = verified.keys.first else {
      throw place.error("no signature is by the given key: the content is not to be trusted")
    }
    return (verified.payload, .verified(key.id))
  }

  private static func checked(_ statement: Document) throws(InputError) -> Document {
    let type = try statement.required("_type")
    guard type.word?.hasPrefix("https://in-toto.io/Statement/v") == true else {
      throw type.error("this is no in-toto statement", expected: ["https://in-toto.io/Statement/v1"])
    }
    guard statement["subject"]?.isSequence == true else { throw statement.error("expected a list 'subject'") }
    return statement
  }

  /// What recorded claims say of the signature.
  var properties: [String: String] {
    switch signature {
    case .none: [:]
    case .unchecked: ["signature": "unchecked"]
    case .verified(let key): ["signature": "verified", "signed-by": key]
    }
  }
}
