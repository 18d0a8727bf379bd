/// Signs folders as OpenSSF model signing does with a key: ECDSA over a manifest of all files.
package enum ModelSigner {
  /// Hashes a folder, or one file, and signs the manifest.
  /// - Parameters:
  ///   - name: what the model is called in the manifest; says nothing.
  ///   - ignoring: paths in the folder that are left out, besides what belongs to git and `model.sig`.
  /// - Returns: the text of the bundle.
  /// - Throws: `InputError` for a key of another kind, a link, or what cannot be read.
  package static func signature(
    of path: String, name: String, ignoring paths: [String] = [], with key: PrivateKey, hashing: Hashing = Hashing()
  ) throws(InputError) -> (bundle: String, manifest: SignedManifest) {
    guard key.publicKey.kind != .ed25519 else {
      throw InputError(
        "model signing wants a key on P-256, P-384 or P-521; make one with: stemma key generate --kind p256 --out FILE")
    }
    let scope = SigningScope(ignoring: SigningScope.usual.ignored + paths)
    let empty = SignedManifest(name: name, files: [], ignoring: scope.ignored.sorted())
    let files = try empty.resources(of: path, hashing)
    guard !files.isEmpty else { throw InputError("there is no file to sign", file: path) }
    let manifest = SignedManifest(name: name, files: files, ignoring: scope.ignored.sorted())
    var envelope = DSSEEnvelope(payloadType: DSSEEnvelope.inToto, payload: Array(manifest.json.canonical.utf8))
    try envelope.sign(with: key)
    let bundle = SigstoreBundle(envelope: envelope, signer: .key(hint: SHA256Text.hex(key.publicKey.pem)))
    return (bundle.json.pretty + "\n", manifest)
  }
}
