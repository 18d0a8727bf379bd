import Store

/// A model signature compared with a folder.
///
/// Nothing of the manifest is believed before its signature is checked, and no path of it is ever opened: the folder is
/// listed, hashed and compared.
package struct SignatureCheck {
  /// More differences than these are only counted.
  private static let shown = 20

  private let name: String
  package private(set) var rows: [DigestCheck] = []

  /// - Parameters:
  ///   - name: what the artifact is called in the rows.
  ///   - keys: who may have signed; without one the signature is checked against the bundle's own certificate, if any,
  ///     which shows nothing but that the bundle is whole.
  ///   - recorded: `oms:` digests that the record has.
  /// - Throws: `InputError` for a bundle that is damaged or holds something else than a model signature.
  package init(
    _ bundle: SigstoreBundle, of path: String, name: String, keys: [PublicKey], recorded: [Digest] = [],
    hashing: Hashing = Hashing()
  ) throws(InputError) {
    self.name = name
    checkSigner(bundle, keys)
    let manifest = try Self.manifest(bundle.envelope)
    guard manifest.root == manifest.statedRoot else {
      add("signed root", .failed, "the digest of the manifest is not that of the files that it lists")
      return
    }
    do throws(InputError) {
      compare(manifest, try manifest.resources(of: path, hashing))
    } catch {
      add("signed files", .failed, "\(error)")
    }
    compare(manifest, recorded)
  }

  private mutating func add(_ check: String, _ status: DigestCheck.Status, _ detail: String) {
    rows.append(DigestCheck(artifact: name, check: check, status: status, detail: detail))
  }

  // MARK: The signature

  private mutating func checkSigner(_ bundle: SigstoreBundle, _ keys: [PublicKey]) {
    if !keys.isEmpty {
      guard let signer = bundle.envelope.verified(by: keys)?.keys.first else {
        return add("signature", .failed, "no given key signed this: what follows is not to be trusted")
      }
      return add("signature", .ok, "by the key \(signer.id)")
    }
    switch bundle.signer {
    case .key: add("signature", .undecided, "not checked, for want of a key; give one with --key")
    case .certificate(let der): checkCertificate(der, bundle.envelope)
    }
  }

  private mutating func checkCertificate(_ der: [UInt8], _ envelope: DSSEEnvelope) {
    do throws(InputError) {
      let key = try Certificate.publicKey(der)
      guard envelope.verified(by: [key]) != nil else {
        return add("signature", .failed, "it is not by the key of the certificate that it brings")
      }
      add(
        "signature", .undecided, "by the certificate in the bundle, whose chain is not checked; give its key with --key"
      )
    } catch {
      add("signature", .undecided, "not checked: \(error)")
    }
  }

  private static func manifest(_ envelope: DSSEEnvelope) throws(InputError) -> SignedManifest {
    guard envelope.payloadType == DSSEEnvelope.inToto else {
      throw InputError("'\(envelope.payloadType.prefix(80))' is no statement", field: "dsseEnvelope.payloadType")
    }
    do throws(InputError) {
      return try SignedManifest(json: JSONValue(parsing: envelope.payload))
    } catch {
      throw InputError("the signed statement: \(error)", field: "dsseEnvelope.payload")
    }
  }

  // MARK: The files

  private mutating func compare(_ manifest: SignedManifest, _ found: [SignedManifest.Resource]) {
    let differences = Self.differences(manifest.resources, found)
    for difference in differences.prefix(Self.shown) { add("signed file", .failed, difference) }
    if differences.count > Self.shown {
      add("signed file", .failed, "\(differences.count - Self.shown) more differences")
    }
    guard differences.isEmpty else { return }
    let uncovered = manifest.scope.unusual
    let exceptions = uncovered.isEmpty ? "" : "; the signature leaves out \(uncovered.joined(separator: ", "))"
    add("signed files", .ok, "all \(found.count) as signed\(exceptions)")
  }

  /// In the order of the names; by their bytes, because two spellings of an accented letter are two files.
  private static func differences(
    _ signed: [SignedManifest.Resource], _ found: [SignedManifest.Resource]
  ) -> [String] {
    let signed = Dictionary(signed.map { (Array($0.name.utf8), $0) }) { first, _ in first }
    let found = Dictionary(found.map { (Array($0.name.utf8), $0) }) { first, _ in first }
    let names = Set(signed.keys).union(found.keys).sorted { $0.lexicographicallyPrecedes($1) }
    return names.compactMap { name in
      switch (signed[name], found[name]) {
      case (let signed?, nil): "\(signed.name): signed, and not there"
      case (nil, let found?): "\(found.name): there, and not signed"
      case (let signed?, let found?) where signed.digest != found.digest: "\(signed.name): changed"
      default: nil
      }
    }
  }

  // MARK: The record

  private mutating func compare(_ manifest: SignedManifest, _ recorded: [Digest]) {
    let recorded = recorded.filter { $0.scheme == .oms }
    guard !recorded.isEmpty else { return }
    let roots = [manifest.root, manifest.sortedRoot]
    let isSame = recorded.contains { roots.contains($0.hex) }
    let words = recorded.map(\.short).joined(separator: " or ")
    add("oms", isSame ? .ok : .failed, isSame ? words : "recorded \(words), signed oms:\(manifest.root.prefix(12))")
  }
}
