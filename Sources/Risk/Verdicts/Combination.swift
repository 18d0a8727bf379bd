import Lineage

/// How findings and measurements combine into one verdict. Pure: the same input gives the same answer.
package struct Combination: Sendable, Equatable {
  /// The findings with what became of them, in the order given.
  package var findings: [Finding]
  package var verdict: GateVerdict
  package var exitStatus: Int
  /// Why the verdict is what it is: one short clause for each thing that decided it.
  package var reasons: [String]

  /// The answer of a gate.
  /// - Parameters:
  ///   - findings: the second set, made after the evaluation; all open.
  ///   - outcomes: what was measured, over all traits, suites and contexts.
  ///   - confirmatory: the traits that decide. An outcome of any other trait is a screen, which can only flag.
  ///   - today: a day or a time, as `Timestamp` reads them; on an unreadable one no waiver applies.
  package init(
    findings: [Finding], outcomes: [TraitOutcome], confirmatory: [String], waivers: [Waiver] = [], policy: Policy,
    today: String
  ) {
    self.findings = findings.map { finding in
      finding.answered(by: outcomes, under: policy).waived(by: waivers, under: policy, today: Timestamp(today))
    }
    let rules = Rules(findings: self.findings, outcomes: outcomes, confirmatory: confirmatory, policy: policy)
    (verdict, reasons) = rules.decide()
    exitStatus = verdict.exitStatus(under: policy)
  }

  /// The answer of a check that measures nothing: flagged when a finding counts, else passed.
  package init(findings: [Finding], waivers: [Waiver] = [], policy: Policy, today: String) {
    self.findings = findings.map { $0.waived(by: waivers, under: policy, today: Timestamp(today)) }
    let counting = self.findings.filter { $0.counts(under: policy) }
    verdict = counting.isEmpty ? .passed : .flagged
    reasons = counting.clauses
    exitStatus = verdict.exitStatus(under: policy)
  }
}

extension [Finding] {
  /// One clause for each rule and severity, in the order in which they come first. O(findings).
  fileprivate var clauses: [String] {
    var order: [String] = []
    var numbers: [String: Int] = [:]
    for finding in self {
      let name = "\(finding.rule) (\(finding.severity.rawValue))"
      if numbers[name] == nil { order.append(name) }
      numbers[name, default: 0] += finding.number
    }
    return order.map { name in
      let number = numbers[name] ?? 1
      return number == 1 ? "\(name) counts" : "\(name) counts \(number) times"
    }
  }
}

/// The verdict order: void, flagged, inconclusive, passed; a finding that no measurement can answer flags even when
/// the assay is void.
private struct Rules {
  let findings: [Finding]
  let outcomes: [TraitOutcome]
  let confirmatory: [String]
  let policy: Policy

  func decide() -> (GateVerdict, [String]) {
    let counting = findings.filter { $0.counts(under: policy) }
    let void = confirmed { $0 == .void }.map { "\($0) could not be judged" }
    if !void.isEmpty {
      let unanswerable = counting.filter { !$0.canBeAnswered(under: policy) }
      return unanswerable.isEmpty ? (.void, void) : (.flagged, unanswerable.clauses + void)
    }
    let found = counting.clauses + flaggedTraits()
    if !found.isEmpty { return (.flagged, found) }
    let open = undecided()
    return open.isEmpty ? (.passed, ["nothing counts"]) : (.inconclusive, open)
  }

  private func flaggedTraits() -> [String] {
    outcomes.compactMap { outcome in
      switch outcome.result {
      case .inherited, .elevated: "\(outcome.trait) is \(outcome.result.rawValue)"
      case .differs where policy.e0 == .flag: "\(outcome.trait) differs from the base"
      case .differs, .notDetected, .inconclusive, .void: nil
      }
    }
  }

  private func undecided() -> [String] {
    let measured = Set(outcomes.map(\.trait))
    let missing = confirmatory.filter { !measured.contains($0) }.map { "\($0) was not measured" }
    // A policy that asks about traits is not satisfied by having measured none.
    let nothing = confirmatory.isEmpty && !policy.traits.isEmpty ? ["no trait was measured"] : []
    return nothing + missing + confirmed { $0 == .inconclusive || $0 == .differs }.map { "\($0) is undecided" }
  }

  /// The confirmatory traits with an outcome that fits, in the order of the outcomes.
  private func confirmed(_ fits: (TraitOutcome.Result) -> Bool) -> [String] {
    outcomes.filter { confirmatory.contains($0.trait) && fits($0.result) }.map(\.trait)
  }
}
