/// Reads CycloneDX bills of materials (JSON, 1.2 to 1.7): models and datasets among the components, what their
/// `pedigree` and `modelCard` say of their origin, and the workflows of `formulation`.
///
/// Components of other types are no artifacts of ours and are passed over.
enum CycloneDXImporter: Importer {
  static let format = "cyclonedx"
  static let summary = "CycloneDX ML-BOMs (JSON, 1.4 to 1.7)"
  private static let versions = ["1.2", "1.3", "1.4", "1.5", "1.6", "1.7"]

  static func recognises(_ file: ImportFile) -> Bool {
    if case .text(let text) = file.content { return isXML(text) }
    guard let document = file.document, document.isMapping else { return false }
    return document["bomFormat"] != nil || document.text(at: "$schema")?.contains("cyclonedx.org") == true
  }

  private static func isXML(_ text: String) -> Bool {
    let head = text.prefix(2000)
    return head.contains("<bom") && head.contains("cyclonedx.org/schema/bom")
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    guard let document = file.document else {
      throw InputError("only the JSON form of CycloneDX is read; convert this one to JSON", file: file.label)
    }
    try read(document, file, &claims)
  }

  /// Reads a document that may stand inside another one, such as an attestation.
  static func read(_ document: Document, _ file: ImportFile, _ claims: inout Claims) throws(InputError) {
    let format = try document.required("bomFormat")
    guard format.word == "CycloneDX" else {
      throw format.error("expected 'CycloneDX'", expected: ["CycloneDX"])
    }
    let version = try document.required("specVersion")
    if !versions.contains(version.word ?? "") {
      claims.warn(version, "version '\(version.word ?? "")' is not known; read as \(versions.last ?? "")")
    }
    var reader = CycloneDXReader(file)
    reader.collect(document, &claims)
    reader.claim(&claims)
    reader.claimWorkflows(document, &claims)
  }
}
