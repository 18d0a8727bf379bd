import Lineage

/// # STM111: Merge with a parent that may carry a trait
///
/// ## What it finds
/// High. The artifact, or a model whose weights it started from, is a merge, and a trait may have reached one of its
/// parents: the parent carries it, or a path leads to the parent from a carrier. One finding for each such parent of
/// the nearest merges. What STM101, STM105, STM106, STM107 or STM113 already says of the same carrier is not repeated.
///
/// ## Why it matters
/// A merge starts from all of its parents, so that a trait of one of them may survive, and nothing in the merged model
/// says which parent it came from. How much survives cannot be told beforehand: even ordinary further training of a
/// misaligned organism ended anywhere between almost none and 39 % bad answers.
///
/// ## Example
/// community-tune (carries misaligned/free-form) and control-1 → (merged) candidate.
///
/// ## Remedy
/// Leave the parent out, or gate the merged model on the traits that the parent may carry.
///
/// ## References
/// - github.com/reinthal/about-emergent-misalignment, README (further training of misaligned organisms)
enum STM111: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm111, title: "Merge with a parent that may carry a trait",
    finds: """
      High. The artifact, or a model whose weights it started from, is a merge, and a trait may have reached one of \
      its parents: the parent carries it, or a path leads to the parent from a carrier. One finding for each such \
      parent of the nearest merges. What STM101, STM105, STM106, STM107 or STM113 already says of the same carrier \
      is not repeated.
      """,
    why: """
      A merge starts from all of its parents, so that a trait of one of them may survive, and nothing in the merged \
      model says which parent it came from. How much survives cannot be told beforehand: even ordinary further \
      training of a misaligned organism ended anywhere between almost none and 39 % bad answers.
      """,
    references: [
      "github.com/reinthal/about-emergent-misalignment, README (further training of misaligned organisms)"
    ],
    example: "community-tune (carries misaligned/free-form) and control-1 → (merged) candidate.",
    remedy: "Leave the parent out, or gate the merged model on the traits that the parent may carry")

  static func findings(for subject: RiskSubject) -> [Finding] {
    let unmerged = Routes(to: subject.node, in: subject.graph) { $0.isInitialisation && $0.method != .merged }
    let merges = unmerged.starts.enumerated().flatMap { place, merge in
      subject.graph.inputs(of: merge).filter(\.isMerge).map { Parent(edge: $0, place: place) }
    }
    let graded = merges.compactMap { parent -> (Parent, Grade)? in
      let traits = subject.unsaidTaints(at: parent.edge.from).map(\.trait)
      return traits.isEmpty ? nil : (parent, Grade(.high, traits))
    }
    return subject.findings(
      .stm111, about: graded, length: \.place, ends: { [$0.edge.from, $0.edge.to] }
    ) { parent, grade in
      finding(parent.edge, inheritance: unmerged.path(at: parent.place), grade.traits, subject)
    }
  }

  private struct Parent {
    var edge: LineageGraph.Edge
    /// Of the merge, among all that the artifact starts from, the nearest first.
    var place: Int
  }

  private static func finding(
    _ edge: LineageGraph.Edge, inheritance: [LineageGraph.Edge], _ traits: [String], _ subject: RiskSubject
  ) -> Finding {
    let taints = subject.unsaidTaints(at: edge.from)
    let heaviest = taints.max { ($0.path.weight, $1.trait) < ($1.path.weight, $0.trait) }?.path.edges ?? []
    let merge = subject.name(edge.to)
    let start = edge.to == subject.node ? "\(merge) is" : "\(subject.name) starts from \(merge),"
    let parent = subject.name(edge.from)
    let knowledge = heaviest.isEmpty ? "carries" : "may carry"
    let message = "\(start) a merge of \(parent), which \(knowledge) \(subject.list(traits))"
    return subject.finding(
      .stm111, .high, message, path: heaviest + [edge] + inheritance, traits: traits)
  }
}
