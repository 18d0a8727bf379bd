import Lineage
import Risk

/// Which edges of a picture lie on the paths of findings.
struct PathEmphasis {
  private struct Pair: Hashable {
    var first: String
    var second: String

    /// A path may walk an edge in either direction.
    init(_ one: String, _ other: String) {
      first = min(one, other)
      second = max(one, other)
    }
  }

  private var strongest: [Pair: DrawnPicture.Emphasis] = [:]
  private(set) var names: Set<String> = []

  init(_ report: GateReport) {
    for finding in report.findings {
      let warns = report.counts(finding) || (finding.status == .open && finding.severity >= .medium)
      let emphasis: DrawnPicture.Emphasis = warns ? .warning : .noted
      for hop in finding.path {
        let pair = Pair(hop.from, hop.to)
        if emphasis.rawValue > strongest[pair]?.rawValue ?? -1 { strongest[pair] = emphasis }
        names.formUnion([hop.from, hop.to])
      }
    }
  }

  func emphasis(from: String, to: String) -> DrawnPicture.Emphasis { strongest[Pair(from, to)] ?? .plain }
}
