/// Reads attestations: in-toto Statements (v0.1, v1), bare, in DSSE envelopes or in sigstore bundles, one or many
/// (JSON Lines). Predicates: SLSA provenance, OpenSSF model signing, and bills of materials.
///
/// With a public key every envelope must be signed by it; without one signatures are not checked, and what is recorded
/// says so (`signature: unchecked`).
enum AttestationImporter: Importer {
  static let format = "intoto"
  static let summary = "in-toto and SLSA provenance, DSSE envelopes, sigstore bundles, model signatures (--key checks)"

  static func recognises(_ file: ImportFile) -> Bool {
    switch file.content {
    case .documents(let documents): documents.first.map(Attestation.isOne) ?? false
    case .lines(let documents, _): documents.first.map(Attestation.isOne) ?? false
    default: false
    }
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    switch file.content {
    case .documents(let documents):
      for document in documents { try read(document, file, &claims) }
    case .lines(let documents, let bad):
      for error in bad { claims.warn(error) }
      try read(lines: documents, file, &claims)
    default: throw InputError("expected attestations in JSON", file: file.label)
    }
  }

  /// Each line stands for itself: a bad one is left out, and the file is refused only where all are bad.
  private static func read(lines: [Document], _ file: ImportFile, _ claims: inout Claims) throws(InputError) {
    var errors: [InputError] = []
    for line in lines {
      do throws(InputError) {
        try read(line, file, &claims)
      } catch {
        errors.append(error)
      }
    }
    if let first = errors.first, errors.count == lines.count { throw first }
    for error in errors { claims.warn(error) }
  }

  private static func read(_ document: Document, _ file: ImportFile, _ claims: inout Claims) throws(InputError) {
    guard let attestation = try Attestation(document, keys: claims.keys, &claims) else { return }
    let predicate = try attestation.statement.required("predicate")
    let type = attestation.statement.text(at: "predicateType") ?? ""
    if type.hasPrefix("https://slsa.dev/provenance/") {
      ProvenancePredicate(attestation, predicate, file).claim(&claims)
    } else if type.hasPrefix("https://model_signing/signature/") {
      try ModelSigningPredicate(attestation, predicate, file).claim(&claims)
    } else if type.hasPrefix("https://cyclonedx.org/bom") {
      // Some writers wrap the document once more.
      try CycloneDXImporter.read(predicate["Data"] ?? predicate, file, &claims)
    } else {
      claims.warn(
        attestation.statement["predicateType"] ?? attestation.statement,
        "a predicate of type '\(type.prefix(120))' says nothing of origins; left out")
    }
  }
}
