/// The manifest of an OpenSSF model signature: a pin of the model by the digests of its files. It says nothing of
/// origins.
struct ModelSigningPredicate {
  private let attestation: Attestation
  private let predicate: Document
  private let file: ImportFile

  init(_ attestation: Attestation, _ predicate: Document, _ file: ImportFile) {
    self.attestation = attestation
    self.predicate = predicate
    self.file = file
  }

  /// - Throws: `InputError` where the subject's digest is not that of the listed files.
  func claim(_ claims: inout Claims) throws(InputError) {
    let subjects = claims.elements(of: attestation.statement, at: "subject")
    guard let subject = subjects.first, subjects.count == 1 else {
      throw attestation.statement.error("a model signature has one subject, not \(subjects.count)")
    }
    let digests = try subject.required("digest")
    let stated = try digests.required("sha256")
    let resources = try predicate.required("resources").elements()
    guard let root = try Self.root(resources), root == stated.word else {
      throw stated.error("this is not the digest of the files that the manifest lists")
    }
    let resource = ResourceDescriptor(subject, &claims)
    guard let reference = reference(resource, &claims) else { return }
    claims.add(
      ArtifactClaim(
        .model, reference,
        properties: attestation.properties.merging(["signed-files": String(resources.count)]) { own, _ in own },
        place: subject.place))
  }

  /// A signature that lies in the folder of the model is about that folder, whatever it was called when it was signed.
  private func reference(_ resource: ResourceDescriptor, _ claims: inout Claims) -> ArtifactReference? {
    guard let signed = resource.reference(file, &claims, scheme: .oms) else { return nil }
    let isBeside = file.name.lowercased() == "model.sig"
    return ArtifactReference(name: isBeside ? file.subject.name : signed.name, digests: signed.digests)
  }

  /// SHA-256 over the digests of the files in the order of the manifest (OMS 1.0, "subject").
  private static func root(_ resources: [Document]) throws(InputError) -> String? {
    var all: [UInt8] = []
    for resource in resources {
      let digest = try resource.required("digest")
      guard let part = bytes(hex: digest.word ?? "") else { throw digest.error("expected hexadecimal digits") }
      all += part
    }
    return SHA256Text.hex(hashing: all)
  }

  private static func bytes(hex: String) -> [UInt8]? {
    let digits = hex.utf8.map { UInt8(String(UnicodeScalar($0)), radix: 16) }
    guard digits.count.isMultiple(of: 2), !digits.contains(nil) else { return nil }
    let values = digits.compactMap { $0 }
    return stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
  }
}
