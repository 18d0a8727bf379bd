package import Lineage

/// How much a finding matters, from the least to the most.
package enum Severity: String, Sendable, CaseIterable, Codable, Comparable {
  case note, low, medium, high, critical

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  var rank: Int {
    switch self {
    case .note: 0
    case .low: 1
    case .medium: 2
    case .high: 3
    case .critical: 4
    }
  }
}

/// What became of a finding.
package enum FindingStatus: String, Sendable, Codable {
  /// It counts.
  case open
  /// Every trait that it warns of was measured and judged `not-detected`.
  case answered
  /// A waiver names it; it is shown and does not count.
  case waived
}

/// One hop of the path that a finding shows, from an input to what was made of it.
package struct PathHop: Sendable, Equatable {
  package var from: String
  package var to: String
  /// The method and role in words: `generated (teacher)`.
  package var edge: String
  package var known: Knowledge
  /// What the two ends are known by; nil for what is not pinned.
  package var fromDigest: Digest?
  package var toDigest: Digest?

  package init(
    from: String, to: String, edge: String, known: Knowledge, fromDigest: Digest? = nil, toDigest: Digest? = nil
  ) {
    self.from = from
    self.to = to
    self.edge = edge
    self.known = known
    self.fromDigest = fromDigest
    self.toDigest = toDigest
  }
}

/// The hops that a long path does not show, between its first and its last ones.
package struct OmittedHops: Sendable, Equatable {
  package var count: Int
  /// SHA-256 of what a waiver is bound to of them, 64 hexadecimal digits.
  package var digest: String

  /// After their number, where the path is one line.
  package static let words = " hops more …"

  package init(count: Int, digest: String) {
    self.count = count
    self.digest = digest
  }
}

/// One thing that lineage alone says about one artifact; or one that stands for many of a kind (`number`).
package struct Finding: Sendable, Equatable {
  /// For example `STM101`.
  package var rule: String
  package var severity: Severity
  /// The artifact at the gate.
  package var artifact: String
  /// What it is known by; nil when it is not pinned.
  package var artifactDigest: Digest?
  /// One sentence, without a trailing period.
  package var message: String
  /// From the origin of the risk to the artifact; empty where no path is involved.
  package var path: [PathHop]
  /// What a long path has between its first `Finding.shownHops` hops and the others.
  package var omitted: OmittedHops?
  /// How many findings it stands for: more than one where those of a rule are too many to be listed. Such a finding has
  /// no path, and no waiver names it.
  package var number = 1
  /// The traits that it warns of, sorted; empty where it warns of none in particular.
  package var traits: [String]
  /// What to do about it, one sentence.
  package var remedy: String
  package var status: FindingStatus
  /// Why it does not count, where it does not (the waiver's reason, the verdict that answers it).
  package var statusReason: String?
  /// What waived it; nil for every other status.
  package var waiver: Waiver?

  /// Hops at either end of a long path.
  package static let shownHops = 10

  package init(
    rule: String, severity: Severity, artifact: String, artifactDigest: Digest? = nil, message: String,
    path: [PathHop] = [], omitted: OmittedHops? = nil, traits: [String] = [], remedy: String,
    status: FindingStatus = .open,
    statusReason: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.artifact = artifact
    self.artifactDigest = artifactDigest
    self.message = message
    self.path = path
    self.omitted = omitted
    self.traits = traits
    self.remedy = remedy
    self.status = status
    self.statusReason = statusReason
  }
}
