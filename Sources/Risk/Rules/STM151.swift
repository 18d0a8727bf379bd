/// # STM151: Waiver expired, or its finding changed
///
/// ## What it finds
/// High. A waiver names a finding of the artifact, and its last day is over; or the artifact has a finding of the
/// waiver's rule, but none with the digest that the waiver names: another path, other bytes on the path, or other
/// traits than those for which the exception was made. A waiver for which nothing is found any more is silent.
///
/// ## Why it matters
/// An exception is made for one thing that somebody looked at, until a day. Exceptions that outlive their reason are
/// the usual way in which a check is lost without anybody having decided so; and a path on which a model was replaced
/// is another path, whatever the names on it say.
///
/// ## Example
/// waivers.yaml excuses STM120 of student until 31 January; in February the finding is still there.
///
/// ## Remedy
/// Look at the finding again, then remove the waiver or have it renewed (`stemma risk --waive` prints one).
///
/// ## References
/// - NIST SP 800-218 (Secure Software Development Framework), PO.4 and RV.1
enum STM151: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm151, title: "Waiver expired, or its finding changed",
    finds: """
      High. A waiver names a finding of the artifact, and its last day is over; or the artifact has a finding of the \
      waiver's rule, but none with the digest that the waiver names: another path, other bytes on the path, or other \
      traits than those for which the exception was made. A waiver for which nothing is found any more is silent.
      """,
    why: """
      An exception is made for one thing that somebody looked at, until a day. Exceptions that outlive their reason \
      are the usual way in which a check is lost without anybody having decided so; and a path on which a model was \
      replaced is another path, whatever the names on it say.
      """,
    references: [
      "NIST SP 800-218 (Secure Software Development Framework), PO.4 and RV.1"
    ],
    example: "waivers.yaml excuses STM120 of student until 31 January; in February the finding is still there.",
    remedy: """
      Look at the finding again, then remove the waiver or have it renewed (`stemma risk --waive` prints one)
      """)

  static func findings(for subject: RiskSubject) -> [Finding] {
    findings(for: subject, beside: RiskCheck.findings(for: subject, under: RuleID.allCases.filter { $0 != .stm151 }))
  }

  /// - Parameter others: the findings of all other rules.
  static func findings(for subject: RiskSubject, beside others: [Finding]) -> [Finding] {
    let waivers = subject.waivers.filter { $0.artifact == subject.name && $0.rule != RuleID.stm151.rawValue }
    guard !waivers.isEmpty else { return [] }
    let digests = Dictionary(grouping: others, by: \.rule).mapValues { Set($0.map(\.pathDigest)) }
    return waivers.compactMap { waiver in
      guard let digests = digests[waiver.rule], !isRenewed(waiver, waivers, subject) else { return nil }
      return problem(waiver, digests, subject).map { subject.finding(.stm151, .high, $0) }
    }
  }

  private static func problem(_ waiver: Waiver, _ digests: Set<String>, _ subject: RiskSubject) -> String? {
    let words = "the waiver of \(waiver.rule) by \(waiver.approver)"
    guard digests.contains(waiver.digest) else {
      return "\(words) is for another finding than those of \(subject.name) now"
    }
    return waiver.isOver(on: subject.today) ? "\(words) expired on \(waiver.lastDay)" : nil
  }

  /// Whether another waiver of the same finding lasts longer, so that this one may rest in its file.
  private static func isRenewed(_ waiver: Waiver, _ waivers: [Waiver], _ subject: RiskSubject) -> Bool {
    waivers.contains { other in
      other.rule == waiver.rule && other.digest == waiver.digest && other.expires > waiver.expires
        && !other.isOver(on: subject.today)
    }
  }
}
