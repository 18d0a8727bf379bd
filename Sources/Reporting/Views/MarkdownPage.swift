/// The Markdown of a report. `picture` and the fenced commands are markup made here; all else is plain text.
struct MarkdownPage: Sendable {
  let report: ReportView
  let picture: String
  let hasPicture: Bool
  let reproduceBlock: String
  let nextBlock: String
  let hasNext: Bool
  let candidateDigests: [String]
  let policyDigest: String

  init(_ source: GateReport) {
    let drawn = DrawnPicture(source)
    report = ReportView(source, drawn)
    picture = MermaidPicture.draw(drawn)
    hasPicture = !drawn.isEmpty
    reproduceBlock = MarkdownText.fenced(source.reproduce, language: "sh")
    nextBlock = MarkdownText.fenced(source.next, language: "sh")
    hasNext = !source.next.isEmpty
    candidateDigests = source.candidate.digests
    policyDigest = source.policy.digest
  }
}
