import Lineage

extension Finding {
  /// Whether the finding is one that fails the gate.
  package func counts(under policy: Policy) -> Bool { status == .open && severity >= policy.fail }

  /// Whether measuring could take the finding out of the count: it is about inheritance, it names its traits, and the
  /// policy lets measurements answer.
  package func canBeAnswered(under policy: Policy) -> Bool {
    policy.lineage == .answered && !traits.isEmpty && RuleID(rawValue: rule)?.isAnswerable ?? false
  }

  /// Answered when every one of its traits was measured, and every outcome of each is `not-detected`.
  func answered(by outcomes: [TraitOutcome], under policy: Policy) -> Finding {
    let results = Dictionary(grouping: outcomes, by: \.trait)
    let isAnswered = traits.allSatisfy { trait in
      results[trait]?.allSatisfy { $0.result == .notDetected } ?? false
    }
    guard canBeAnswered(under: policy), isAnswered else { return self }
    var finding = self
    finding.status = .answered
    let isAll = traits.count > 1 && Set(traits) == Set(results.keys)
    let words = isAll ? "all \(results.count) traits asked about" : traits.joined(separator: ", ")
    finding.statusReason = "judged not-detected: \(words)"
    return finding
  }

  /// Waived when a waiver names rule, artifact and path, has not expired, and counts under the policy. A waiver that
  /// does not apply leaves the finding open and says why.
  func waived(by waivers: [Waiver], under policy: Policy, today: Timestamp?) -> Finding {
    let matching = waivers.filter { status == .open && $0.names(self) }
    // The one that lasts longest stands for the others.
    guard let waiver = matching.max(by: { $0.expires < $1.expires }) else { return self }
    var finding = self
    if let today, today <= waiver.expires {
      let isAccepted = policy.unsignedWaivers == .accept
      finding.status = isAccepted ? .waived : .open
      let words = "unsigned waiver by \(waiver.approver), until \(waiver.lastDay): \(waiver.reason)"
      finding.statusReason = isAccepted ? words : "\(words) (the policy does not accept unsigned waivers)"
    } else {
      finding.statusReason = "waiver expired on \(waiver.lastDay)"
    }
    return finding
  }
}
