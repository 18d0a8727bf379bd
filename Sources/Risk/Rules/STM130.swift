import Lineage

/// # STM130: Not pinned, or not what was recorded
///
/// ## What it finds
/// High; medium for a remote endpoint (a property `provider` and no location), which is never pinned. The artifact,
/// or anything that it was made from, has no content digest; or the digest on disk of any of them, or of a model that
/// it is compared with, is not that of the record. One finding for each of the twenty nearest, the one at the gate
/// first, and one for the rest.
///
/// ## Why it matters
/// A name is not an identity. Of 31 endpoints that offered Llama models by name, 11 answered differently from the
/// published weights. What is known of one version of a name says nothing about another.
///
/// ## Example
/// student was fine-tuned on `answers`, and no digest of `answers` is recorded.
///
/// ## Remedy
/// Record the artifact with its files at hand, so that it is pinned by digest, or restore the recorded files.
///
/// ## References
/// - Gao, Liang and Guestrin, Model Equality Testing, arXiv 2410.20247
enum STM130: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm130, title: "Not pinned, or not what was recorded",
    finds: """
      High; medium for a remote endpoint (a property `provider` and no location), which is never pinned. The \
      artifact, or anything that it was made from, has no content digest; or the digest on disk of any of them, or of \
      a model that it is compared with, is not that of the record. One finding for each of the twenty nearest, the \
      one at the gate first, and one for the rest.
      """,
    why: """
      A name is not an identity. Of 31 endpoints that offered Llama models by name, 11 answered differently from the \
      published weights. What is known of one version of a name says nothing about another.
      """,
    references: ["Gao, Liang and Guestrin, Model Equality Testing, arXiv 2410.20247"],
    example: "student was fine-tuned on `answers`, and no digest of `answers` is recorded.",
    remedy: "Record the artifact with its files at hand, so that it is pinned by digest, or restore the recorded files")

  static func findings(for subject: RiskSubject) -> [Finding] {
    let found = subject.origins.starts.enumerated().compactMap { place, node in
      problem(node, subject).map { (Origin(node: node, place: place, problem: $0.1), Grade($0.0)) }
    }
    let origins = subject.findings(
      .stm130, about: found, length: \.place, ends: { [$0.node] },
      rest: "more artifacts, from which \(subject.name) was made, are not pinned, or not what was recorded"
    ) { origin, grade in
      let place = origin.node == subject.node ? "" : ", from which \(subject.name) was made,"
      return subject.finding(
        .stm130, grade.severity, "\(subject.name(origin.node))\(place) \(origin.problem)",
        path: subject.origins.path(at: origin.place))
    }
    return origins + compared(subject)
  }

  private struct Origin {
    var node: LineageGraph.NodeID
    /// Among all that the artifact was made from, the nearest first.
    var place: Int
    var problem: String
  }

  /// Controls, positive controls and teachers whose bytes are not those of the record make the comparison worthless.
  private static func compared(_ subject: RiskSubject) -> [Finding] {
    guard !subject.mismatches.isEmpty else { return [] }
    let origins = Set(subject.origins.starts)
    return subject.mismatches.keys.filter { !origins.contains($0) }.sorted().compactMap { node in
      guard let (severity, problem) = problem(node, subject) else { return nil }
      return subject.finding(
        .stm130, severity, "\(subject.name(node)), with which \(subject.name) is compared, \(problem)", path: [])
    }
  }

  private static func problem(_ node: LineageGraph.NodeID, _ subject: RiskSubject) -> (Severity, String)? {
    let artifact = subject.graph[node]
    if let mismatch = subject.mismatches[node] {
      return (.high, "is \(mismatch.found.short) on disk and \(mismatch.recorded.short) in the record")
    }
    guard !artifact.isPinned else { return nil }
    let isRemote = artifact.properties["provider"] != nil && artifact.location == nil
    return isRemote ? (.medium, "is a remote endpoint, which no digest pins") : (.high, "is not pinned by a digest")
  }
}
