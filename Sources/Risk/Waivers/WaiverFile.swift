import Glibc
package import Lineage

/// The file of waivers:
/// ```yaml
/// version: 1
/// waivers:
///   - rule: STM120
///     artifact: student
///     path: old-answers → student          # as the report prints it; -> may stand for →
///     digest: sha256:…                     # of the finding, as --format json and `stemma risk --waive` print it
///     reason: made before origins were recorded
///     approver: Name of a person
///     expires: 2027-01-31
///     signature: {key: …, value: …}        # optional: id of the key, and base64
/// ```
extension Waiver {
  package static func list(file: String) throws(InputError) -> [Waiver] {
    guard access(file, F_OK) == 0 else {
      throw InputError(
        "the policy names a file of waivers that is not there: begin it with the lines 'version: 1' and 'waivers: []', or "
          + "leave 'waivers' out of the policy", file: file)
    }
    return try list(Document(file: file))
  }

  /// `file` is used in messages only.
  package static func list(text: String, file: String) throws(InputError) -> [Waiver] {
    try list(Document(text: text, file: file))
  }

  private static func list(_ document: Document) throws(InputError) -> [Waiver] {
    try document.allow(["version", "waivers"])
    _ = try document.required("version").integer(in: 1...1)
    var waivers: [Waiver] = []
    for element in try document.required("waivers").elements() {
      waivers.append(try Waiver(element))
    }
    return waivers
  }

  private init(_ document: Document) throws(InputError) {
    try document.allow(["rule", "artifact", "path", "digest", "reason", "approver", "expires", "signature"])
    self.init(
      rule: try Self.rule(document.required("rule")), artifact: try document.required("artifact").name(),
      path: try document["path"]?.string().replacing("->", with: "→") ?? "",
      digest: try Self.digest(document.required("digest")), reason: try document.required("reason").name(),
      approver: try document.required("approver").name(), expires: try Self.day(document.required("expires")),
      signature: try document["signature"].map(Self.signature))
  }

  private static func rule(_ document: Document) throws(InputError) -> String {
    let id = try document.string()
    guard RuleCatalogue.ids.contains(id) else {
      throw document.error("there is no rule '\(id)'", nearest: Spelling.nearest(to: id, among: RuleCatalogue.ids))
    }
    return id
  }

  private static func digest(_ document: Document) throws(InputError) -> String {
    let text = try document.string()
    guard let digest = Digest(text), digest.scheme == .sha256 else {
      throw document.error("'\(text)' is not the digest of a finding: expected sha256: and 64 hexadecimal digits")
    }
    return text
  }

  private static func day(_ document: Document) throws(InputError) -> Timestamp {
    let text = try document.string()
    guard let day = Timestamp(text) else {
      throw document.error("expected a day such as 2027-01-31, not '\(text)'")
    }
    return day
  }

  private static func signature(_ document: Document) throws(InputError) -> DSSEEnvelope.Signature {
    try document.allow(["key", "value"])
    let value = try document.required("value")
    guard let bytes = Base64.decode(try value.string()) else { throw value.error("a signature is written in base64") }
    return DSSEEnvelope.Signature(keyID: try document.required("key").name(), bytes: bytes)
  }
}

extension Waiver {
  /// The same for programs.
  package var json: JSONValue {
    let signature = signature.map { signature in
      JSONValue.object(["key": .string(signature.keyID ?? ""), "value": .string(Base64.encode(signature.bytes))])
    }
    return .object(
      [
        "rule": .string(rule), "artifact": .string(artifact), "path": .string(path), "digest": .string(digest),
        "reason": .string(reason), "approver": .string(approver), "expires": .string(lastDay),
      ].merging(signature.map { ["signature": $0] } ?? [:]) { own, _ in own })
  }

  /// The entry of the file, indented to stand below `waivers:`. What holds more than plain words is written as a JSON
  /// string, which YAML reads as it is.
  package var yaml: String {
    var fields = [
      "rule: \(rule)", "artifact: \(Self.scalar(artifact))", "path: \(Self.scalar(path))", "digest: \(digest)",
      "reason: \(Self.scalar(reason))", "approver: \(Self.scalar(approver))", "expires: \(lastDay)",
    ]
    if let signature {
      fields.append("signature:")
      fields.append("  key: \(Self.scalar(signature.keyID ?? ""))")
      fields.append("  value: \(Base64.encode(signature.bytes))")
    }
    return "  - " + fields.joined(separator: "\n    ") + "\n"
  }

  private static func scalar(_ text: String) -> String { JSONValue.string(text).canonical }
}
