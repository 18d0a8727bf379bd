package import Risk

/// What lineage alone says about a list of artifacts: the report of `stemma risk`.
package struct RiskReport: Sendable, Equatable {
  package struct Artifact: Sendable, Equatable {
    package var name: String
    package var findings: [Finding]

    package init(name: String, findings: [Finding]) {
      self.name = name
      self.findings = findings
    }
  }

  package var toolVersion: String
  package var artifacts: [Artifact]
  /// The file that SARIF results point to, relative to the repository: the policy or a manifest.
  package var place: String?
  /// One sentence for each rule id, for the rules section of SARIF.
  package var ruleTitles: [String: String]

  package init(
    toolVersion: String, artifacts: [Artifact], place: String? = nil, ruleTitles: [String: String] = [:]
  ) {
    self.toolVersion = toolVersion
    self.artifacts = artifacts
    self.place = place
    self.ruleTitles = ruleTitles
  }
}
