/// # STM150: Signature missing or wrong, or the record is not what was signed
///
/// ## What it finds
/// Critical. The record was compared with a signed checkpoint, and the signature is wrong or the record does not
/// continue what was signed; or the policy says `signatures: required`, and there is no signed checkpoint, or nobody
/// compared the record with one; or a waiver bears a signature that is not that of its text.
///
/// ## Why it matters
/// Everything that is said here rests on the record. Whoever can rewrite it can remove a teacher, and every finding
/// with it, without touching a model. A checkpoint that is signed and kept elsewhere makes this visible; a record
/// without one may have been cut or rewritten at any time.
///
/// ## Example
/// the policy says signatures: required, and `stemma risk student` is run without a checkpoint.
///
/// ## Remedy
/// Compare the record with a checkpoint that a trusted key signed (`stemma lineage verify --checkpoint FILE`), and
/// restore a copy of the record that agrees with it.
///
/// ## References
/// - RFC 6962, Certificate Transparency (consistency of a log)
/// - arXiv 2502.19567 (Atlas: attested model pipelines)
enum STM150: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm150, title: "Signature missing or wrong, or the record is not what was signed",
    finds: """
      Critical. The record was compared with a signed checkpoint, and the signature is wrong or the record does not \
      continue what was signed; or the policy says `signatures: required`, and there is no signed checkpoint, or \
      nobody compared the record with one; or a waiver bears a signature that is not that of its text.
      """,
    why: """
      Everything that is said here rests on the record. Whoever can rewrite it can remove a teacher, and every \
      finding with it, without touching a model. A checkpoint that is signed and kept elsewhere makes this visible; \
      a record without one may have been cut or rewritten at any time.
      """,
    references: [
      "RFC 6962, Certificate Transparency (consistency of a log)",
      "arXiv 2502.19567 (Atlas: attested model pipelines)",
    ],
    example: "the policy says signatures: required, and `stemma risk student` is run without a checkpoint.",
    remedy: """
      Compare the record with a checkpoint that a trusted key signed (`stemma lineage verify --checkpoint FILE`), \
      and restore a copy of the record that agrees with it
      """)

  static func findings(for subject: RiskSubject) -> [Finding] {
    let problems = [problem(subject)].compactMap { $0 } + forged(subject)
    return problems.map { subject.finding(.stm150, .critical, $0) }
  }

  private static func problem(_ subject: RiskSubject) -> String? {
    switch subject.facts.signature {
    case .broken(let reason): return "the record is not what was signed: \(reason)"
    case .valid: return nil
    case .missing where subject.policy.signatures == .required:
      return "the policy requires a signed record, and no signed checkpoint of it was found"
    case .unchecked where subject.policy.signatures == .required:
      return "the policy requires a signed record, and it was not compared with a signed checkpoint"
    case .missing, .unchecked: return nil
    }
  }

  /// Waivers for this artifact whose signature is not that of the key that they name.
  private static func forged(_ subject: RiskSubject) -> [String] {
    subject.waivers.filter { $0.artifact == subject.name }.compactMap { waiver in
      guard case .wrong(let key) = waiver.trust(under: subject.policy) else { return nil }
      return "the waiver of \(waiver.rule) by \(waiver.approver) is not what \(key) signed"
    }
  }
}
