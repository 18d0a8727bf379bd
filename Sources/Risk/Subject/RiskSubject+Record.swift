package import Lineage

extension RiskSubject {
  /// The subject with what the record says of it beside the graph. Reads the verdicts on the artifact and the statements
  /// of those derivations that rules ask about: few, however large the record is.
  /// - Throws: `StoreError`.
  package func informed(by record: Record) throws -> RiskSubject {
    var subject = self
    subject.facts.passedAt = try passedAt(record)
    let recipes = try record.entries(ids: recipesOfStudents.map(\.statement))
    subject.facts.recipes = recipes.compactMapValues { $0.derivation?.recipe }
    let disputed = STM133.disputed(self).filter { $0.knowledge == .imported }
    let sources = try record.entries(ids: disputed.map(\.statement))
    subject.facts.sources = sources.compactMapValues { $0.derivation?.sourcesOfBases }
    return subject
  }

  /// When a gate last passed the artifact with the identity that it has now. Verdicts that were retracted leave no fact
  /// in the graph, and so are not looked at.
  private func passedAt(_ record: Record) throws -> Timestamp? {
    let facts = graph[node].traits.filter { $0.basis == .verdict && isIdentity($0.modelIdentity) }
    let live = Set(facts.map(\.statement))
    guard !live.isEmpty else { return nil }
    return try record.verdicts(on: name).compactMap { entry -> Timestamp? in
      guard case .verdict(let verdict) = entry.statement, live.contains(entry.id), verdict.verdict == .passed else {
        return nil
      }
      return verdict.decidedAt
    }.max()
  }

  private func isIdentity(_ digest: Digest?) -> Bool { digest.map(graph[node].digests.contains) ?? false }

  private var recipesOfStudents: [LineageGraph.Derivation] {
    let students = Set(riskyLessons.map(\.student)).filter { graph.makings(of: $0).contains(where: \.hasRecipe) }
    return students.sorted().flatMap { graph[$0].derivations }.filter { $0.recipe != nil }
  }
}

extension DerivationStatement {
  /// From which fields its bases were read, else from which file it was; nil where neither is recorded. Sorted.
  fileprivate var sourcesOfBases: [String]? {
    let fields = Set(inputs.filter { $0.role == .base }.compactMap(\.source)).sorted()
    return fields.isEmpty ? source.map { [$0] } : fields
  }
}

extension Record.Entry {
  fileprivate var derivation: DerivationStatement? {
    if case .derivation(let derivation) = statement { derivation } else { nil }
  }
}
