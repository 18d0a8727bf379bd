import Lineage

/// # STM120: Data of unknown origin
///
/// ## What it finds
/// High. A dataset that the artifact was trained on, at any depth of derivations, has no recorded derivation; or
/// the derivation wants a model (generated, paraphrased, labelled, judged) or a source (filtered, mixed,
/// paraphrased, translated) and names none; or the artifact was fine-tuned and no data are recorded at all. Data of
/// the models that it started from count too, except those that a base was pretrained on: every student and control
/// of that base has them alike, and the comparison with controls takes them out.
///
/// ## Why it matters
/// Data of unknown origin may come from any teacher, and their text does not show which: single items look alike,
/// and traits pass through numbers, code, chains of thought and preference labels. Leaving out the teacher must not
/// make the risk disappear.
///
/// ## Example
/// downloaded-answers (no derivation recorded) → student.
///
/// ## Remedy
/// Record how the dataset came to be, or attribute it to a teacher.
///
/// ## References
/// - Cloud et al., Subliminal Learning, arXiv 2507.14805, section 5
/// - arXiv 2603.01204 (traits through preference labels)
enum STM120: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm120, title: "Data of unknown origin",
    finds: """
      High. A dataset that the artifact was trained on, at any depth of derivations, has no recorded derivation; or \
      the derivation wants a model (generated, paraphrased, labelled, judged) or a source (filtered, mixed, \
      paraphrased, translated) and names none; or the artifact was fine-tuned and no data are recorded at all. Data \
      of the models that it started from count too, except those that a base was pretrained on: every student and \
      control of that base has them alike, and the comparison with controls takes them out.
      """,
    why: """
      Data of unknown origin may come from any teacher, and their text does not show which: single items look alike, \
      and traits pass through numbers, code, chains of thought and preference labels. Leaving out the teacher must \
      not make the risk disappear.
      """,
    references: [
      "Cloud et al., Subliminal Learning, arXiv 2507.14805, section 5",
      "arXiv 2603.01204 (traits through preference labels)",
    ],
    example: "downloaded-answers (no derivation recorded) → student.",
    remedy: "Record how the dataset came to be, or attribute it to a teacher")

  static func findings(for subject: RiskSubject) -> [Finding] {
    let routes = Routes(to: subject.node, in: subject.graph) { edge in
      edge.isInitialisation || edge.role == .data && !isPretraining(edge, subject)
    }
    let gaps = routes.starts.enumerated().compactMap { place, dataset -> (Gap, Grade)? in
      guard subject.graph.kind(of: dataset) == .dataset else { return nil }
      return gap(in: dataset, subject).map { (Gap(dataset: dataset, place: place, words: $0), Grade(.high)) }
    }
    let unknown = subject.findings(
      .stm120, about: gaps, length: \.place, ends: { [$0.dataset] },
      rest: "more datasets, from which \(subject.name) was made, are of unknown origin"
    ) { gap, _ in
      subject.finding(
        .stm120, .high, message(gap.dataset, gap.words, subject), path: routes.path(at: gap.place))
    }
    return unknown + unrecordedData(subject)
  }

  private struct Gap {
    var dataset: LineageGraph.NodeID
    /// Among all that the artifact was trained on, the nearest first.
    var place: Int
    var words: String
  }

  private static func message(_ dataset: LineageGraph.NodeID, _ gap: String, _ subject: RiskSubject) -> String {
    dataset == subject.node
      ? "the origin of \(subject.name) is unknown: \(gap)"
      : "\(subject.name) was trained on \(subject.name(dataset)), whose origin is unknown: \(gap)"
  }

  /// Whether an edge leads from data to a base that was pretrained on them; the artifact's own pretraining counts.
  private static func isPretraining(_ hop: Hop, _ subject: RiskSubject) -> Bool {
    hop.method == .pretrained && hop.to != subject.node
  }

  /// What is missing from the derivation of a dataset; nil when nothing is.
  private static func gap(in dataset: LineageGraph.NodeID, _ subject: RiskSubject) -> String? {
    let derivations = subject.graph.makings(of: dataset)
    if derivations.isEmpty { return "no derivation is recorded" }
    let roles = Set(subject.graph.hops(into: dataset).map(\.role))
    return derivations.lazy.compactMap { gap($0.method, roles) }.first
  }

  private static func gap(_ method: DerivationMethod, _ roles: Set<InputRole>) -> String? {
    let hasModel = roles.contains(.teacher) || roles.contains(.judge)
    switch method {
    case .generated where !hasModel: return "it was generated, and no model is named"
    case .labelled where !hasModel, .judged where !hasModel: return "a model judged it, and none is named"
    case .paraphrased where !hasModel: return "it was paraphrased, and no model is named"
    case .filtered where !roles.contains(.data), .mixed where !roles.contains(.data),
      .paraphrased where !roles.contains(.data), .translated where !roles.contains(.data):
      return "it was \(method.rawValue), and no source is named"
    default: return nil
    }
  }

  /// The artifact was trained on something, and nothing is recorded that it could have been.
  private static func unrecordedData(_ subject: RiskSubject) -> [Finding] {
    let wantsData: Set<DerivationMethod> = [.finetuned, .adapter, .rl, .preferenceOptimised]
    let methods = subject.graph[subject.node].derivations.map(\.method).filter(wantsData.contains)
    guard let method = methods.first, !subject.graph.inputs(of: subject.node).contains(where: \.isData) else {
      return []
    }
    let message = "\(subject.name) was trained (\(method.rawValue)), and no data are recorded"
    return [subject.finding(.stm120, .high, message)]
  }
}
