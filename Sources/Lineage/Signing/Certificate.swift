/// The one thing that is read from an X.509 certificate (RFC 5280): the key that it is for. Whether anybody vouches for
/// that is not checked here.
enum Certificate {
  /// The public key of a certificate in DER.
  /// - Throws: `InputError` for what is no certificate, or has a key of a kind that is not known here.
  static func publicKey(_ der: [UInt8]) throws(InputError) -> PublicKey {
    var outer = DER(der)
    guard let certificate = outer.next(.sequence), outer.isAtEnd else { throw damaged() }
    var parts = DER(certificate)
    guard let body = parts.next(.sequence) else { throw damaged() }
    var fields = DER(body)
    // Version (with a tag of its own), serial number, algorithm, issuer, validity, subject.
    guard fields.nextContent() != nil, fields.next(.integer) != nil else { throw damaged() }
    for _ in 0..<4 { guard fields.next(.sequence) != nil else { throw damaged() } }
    guard let key = fields.next(.sequence) else { throw damaged() }
    return try PublicKey(der: DER.element(.sequence, Array(key)))
  }

  private static func damaged() -> InputError { InputError("the signer's certificate is damaged") }
}
