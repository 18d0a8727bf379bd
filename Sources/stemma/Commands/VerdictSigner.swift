import Gate
import Lineage
import Reporting

/// Writes the verdict beside the reports as a signed in-toto statement, where keys are given.
struct VerdictSigner {
  static let fileName = "verdict.intoto.jsonl"

  var keys: [PrivateKey]

  /// - Returns: the path of the file; nil without keys.
  func write(_ report: GateReport, _ record: Record, to folder: String) throws -> String? {
    guard !keys.isEmpty, let id = report.statement, case .verdict(let verdict)? = try record.entry(id: id)?.statement
    else { return nil }
    var envelope = DSSEEnvelope(
      payloadType: DSSEEnvelope.inToto, payload: Array(VerdictAttestation(verdict, id: id).json.canonical.utf8))
    for key in keys { try envelope.sign(with: key) }
    let path = (folder.hasSuffix("/") ? folder : folder + "/") + Self.fileName
    try OutputFile.write(envelope.json.canonical + "\n", to: path)
    return path
  }
}
