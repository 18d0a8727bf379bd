package import Evaluation
package import Risk

/// Everything that one gate decided about one candidate, ready to be written down.
///
/// A value: nothing in it is computed from a clock, a store or a file, so that the same report always gives the same
/// bytes in every rendering. Texts may come from models, files and users; every rendering escapes them.
package struct GateReport: Sendable, Equatable {
  /// What the gate said, in the words of `stemma/gate/1`.
  package enum Verdict: String, Sendable, CaseIterable, Codable {
    case passed, flagged, inconclusive, void
  }

  /// The model at the gate.
  package struct Candidate: Sendable, Equatable {
    package var name: String
    /// `scheme:hex`, the primary `sha256:` digest first; empty where the model is unpinned.
    package var digests: [String]
    /// The nearest base, where one is known.
    package var base: String?
    /// The manifest that declares the candidate, relative to the repository; SARIF points there.
    package var manifest: String?

    package init(name: String, digests: [String], base: String? = nil, manifest: String? = nil) {
      self.name = name
      self.digests = digests
      self.base = base
      self.manifest = manifest
    }
  }

  /// The policy that decided.
  package struct Policy: Sendable, Equatable {
    package var path: String
    package var digest: String
    /// Findings at or above it count.
    package var failingLevel: Severity

    package init(path: String, digest: String, failingLevel: Severity = .high) {
      self.path = path
      self.digest = digest
      self.failingLevel = failingLevel
    }
  }

  /// One suite that was run.
  package struct Suite: Sendable, Equatable {
    package var id: String
    package var digest: String
    package var questions: Int

    package init(id: String, digest: String, questions: Int) {
      self.id = id
      self.digest = digest
      self.questions = questions
    }
  }

  package var toolVersion: String
  package var candidate: Candidate
  package var verdict: Verdict
  /// The exit status that the verdict gives under the policy.
  package var exit: Int32
  /// The answer in plain language, one sentence or two a line.
  package var summary: [String]
  /// The second set: after the measurements.
  package var findings: [Finding]
  package var traits: [TraitVerdict]
  package var picture: LineagePicture
  package var models: [MeasuredModel]
  package var policy: Policy
  package var suites: [Suite]
  /// What judges said, for each suite and context that they scored.
  package var judging: [JudgePanel]
  /// What the verdict rests on, one sentence each.
  package var assumptions: [String]
  /// What the verdict cannot show, one sentence each.
  package var limits: [String]
  /// Commands that repeat this gate.
  package var reproduce: [String]
  /// Commands worth trying next.
  package var next: [String]
  /// ISO 8601 in UTC.
  package var decidedAt: String
  /// The id of the verdict's statement, where it was recorded.
  package var statement: String?
  /// One sentence for each rule id, for the rules section of SARIF.
  package var ruleTitles: [String: String]

  package init(
    toolVersion: String, candidate: Candidate, verdict: Verdict, exit: Int32, summary: [String], findings: [Finding],
    traits: [TraitVerdict], picture: LineagePicture, models: [MeasuredModel], policy: Policy, suites: [Suite],
    assumptions: [String], limits: [String], reproduce: [String], next: [String], decidedAt: String,
    statement: String? = nil, ruleTitles: [String: String] = [:], judging: [JudgePanel] = []
  ) {
    self.toolVersion = toolVersion
    self.candidate = candidate
    self.verdict = verdict
    self.exit = exit
    self.summary = summary
    self.findings = findings
    self.traits = traits
    self.picture = picture
    self.models = models
    self.policy = policy
    self.suites = suites
    self.judging = judging
    self.assumptions = assumptions
    self.limits = limits
    self.reproduce = reproduce
    self.next = next
    self.decidedAt = decidedAt
    self.statement = statement
    self.ruleTitles = ruleTitles
  }

  /// The findings that fail the gate: open, and at or above the policy's failing level.
  package var countingFindings: [Finding] { findings.filter(counts) }

  /// Whether a finding fails the gate.
  package func counts(_ finding: Finding) -> Bool {
    finding.status == .open && finding.severity >= policy.failingLevel
  }
}
