package import Lineage

/// An exception to one finding: to one rule, on one artifact, over one path, until one day. It hides nothing: the
/// finding is shown as waived. Signatures are not read yet, so that every waiver is an unsigned one and counts only
/// where the policy says `waivers-unsigned: accept`.
package struct Waiver: Sendable, Equatable {
  package var rule: String
  package var artifact: String
  /// The names along the path as reports print them; empty for a finding without a path.
  package var path: String
  package var reason: String
  package var approver: String
  /// The last second in which it applies.
  package var expires: Timestamp

  package init(
    rule: String, artifact: String, path: String, reason: String, approver: String, expires: Timestamp
  ) {
    self.rule = rule
    self.artifact = artifact
    self.path = path
    self.reason = reason
    self.approver = approver
    self.expires = expires
  }

  var lastDay: String { String(expires.description.prefix(10)) }

  func names(_ finding: Finding) -> Bool {
    rule == finding.rule && artifact == finding.artifact && path == finding.pathText
  }
}

extension Waiver {
  /// Reads a file of waivers:
  /// ```yaml
  /// version: 1
  /// waivers:
  ///   - rule: STM120
  ///     artifact: student
  ///     path: old-answers → student        # as the report prints it; -> may stand for →
  ///     reason: made before origins were recorded
  ///     approver: Name of a person
  ///     expires: 2027-01-31
  /// ```
  package static func list(file: String) throws(InputError) -> [Waiver] { try list(Document(file: file)) }

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
    try document.allow(["rule", "artifact", "path", "reason", "approver", "expires"])
    rule = try Self.rule(document.required("rule"))
    artifact = try document.required("artifact").name()
    path = try document["path"]?.string().replacing("->", with: "→") ?? ""
    reason = try document.required("reason").name()
    approver = try document.required("approver").name()
    let date = try document.required("expires")
    guard let day = Timestamp(try date.string()) else {
      throw date.error("expected a day such as 2027-01-31, not '\(try date.string())'")
    }
    expires = day
  }

  private static func rule(_ document: Document) throws(InputError) -> String {
    let id = try document.string()
    guard RuleCatalogue.ids.contains(id) else {
      throw document.error("there is no rule '\(id)'", nearest: Spelling.nearest(to: id, among: RuleCatalogue.ids))
    }
    return id
  }
}
