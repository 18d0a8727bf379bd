import Lineage
import Risk

extension Finding {
  /// The finding as a SARIF result; answered and waived ones are suppressed with their reason, not left out.
  func sarifResult(place: String?) -> JSONValue {
    .members([
      "ruleId": .string(Sanitised(rule).text),
      "level": .string(SARIFLevel(severity).rawValue),
      "message": SARIFText.message(sarifMessage),
      "locations": .array([SARIFLocation(place: place, artifact: artifact).json]),
      "partialFingerprints": .members(["stemmaFinding/v1": .string(sarifFingerprint)]),
      "occurrenceCount": number > 1 ? JSONValue(number) : nil,
      "suppressions": status == .open ? nil : .array([suppression]),
      "properties": .members([
        "severity": .string(severity.rawValue), "status": .string(status.rawValue),
        "traits": .texts(traits), "path": .array(path.map(\.json)),
        "omittedHops": omitted.map { JSONValue($0.count) },
      ]),
    ])
  }

  private var sarifMessage: String {
    let route = pathWords.map { " Path: \($0)." } ?? ""
    return "\(message).\(route) Remedy: \(remedy)"
  }

  private var suppression: JSONValue {
    let reason = statusReason ?? (status == .answered ? "answered by measurement" : "waived")
    return .members([
      "kind": .string("external"), "status": .string("accepted"), "justification": .string(Sanitised(reason).text),
    ])
  }

  /// The same for the same rule, artifact, path and traits, whatever the wording: what makes two findings one.
  private var sarifFingerprint: String {
    Fingerprint.of(
      [rule, artifact] + path.flatMap { [$0.from, $0.to, $0.edge] } + [omitted?.digest].compactMap { $0 } + ["traits"]
        + traits + (number > 1 ? ["others", severity.rawValue] : []))
  }
}
