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
    let ranked = matching.map { (waiver: $0, trust: $0.trust(under: policy)) }
    // One that counts before one that does not; then the one that lasts longest stands for the others.
    let best = ranked.max { left, right in
      let counts = [left, right].map { $0.trust.counts(under: policy) && !$0.waiver.isOver(on: today) }
      return counts[0] == counts[1] ? left.waiver.expires < right.waiver.expires : counts[1]
    }
    return best.map { waived(by: $0.waiver, $0.trust, under: policy, today: today) } ?? self
  }

  private func waived(
    by waiver: Waiver, _ trust: WaiverTrust, under policy: Policy, today: Timestamp?
  ) -> Finding {
    var finding = self
    guard !waiver.isOver(on: today) else {
      finding.statusReason = "waiver expired on \(waiver.lastDay)"
      return finding
    }
    let words = "\(trust.words) waiver by \(waiver.approver), until \(waiver.lastDay): \(waiver.reason)"
    let counts = trust.counts(under: policy)
    finding.status = counts ? .waived : .open
    finding.waiver = counts ? waiver : nil
    finding.statusReason = counts ? words : "\(words) (\(trust.objection))"
    return finding
  }
}

extension WaiverTrust {
  fileprivate func counts(under policy: Policy) -> Bool {
    switch self {
    case .signed: true
    case .unsigned: policy.unsignedWaivers == .accept
    case .wrong: false
    }
  }

  fileprivate var words: String {
    switch self {
    case .signed(let key): "signed (\(key))"
    case .unsigned: "unsigned"
    case .wrong: "wrongly signed"
    }
  }

  /// Why it does not count.
  fileprivate var objection: String {
    switch self {
    case .signed: ""
    case .unsigned: "the policy does not accept unsigned waivers"
    case .wrong(let key): "it is not what \(key) signed"
    }
  }
}
