import Store

extension RecordCheck {
  /// Whether the samples are those of which the evaluations carry the root.
  mutating func samples(_ transaction: Transaction) throws {
    let evaluations = try Self.evaluations(transaction)
    var (failures, unbound) = (Failures(), [String]())
    var (bound, sets) = (0, Set<SampleSetKey>())
    for key in try transaction.sampleSets() {
      sets.insert(key)
      let rows = try transaction.samples(of: key)
      guard let roots = evaluations[key] else {
        if rows.isEmpty { failures.add("\(key.words): a set without a sample, and without an evaluation") }
        if !rows.isEmpty { unbound.append("\(rows.count) of \(key.words)") }
        continue
      }
      bound += rows.count
      let problems = roots.compactMap { Self.problem(rows, $0.root, $0.measuredAt) }
      if problems.count == roots.count, let problem = problems.first { failures.add("\(key.words): \(problem)") }
    }
    for (key, roots) in evaluations where !sets.contains(key) && roots.contains(where: { $0.root.count > 0 }) {
      failures.add("\(key.words): the samples of its evaluation are gone")
    }
    failures.words.sort()
    add(.samples, failures: failures, otherwise: "\(bound) samples, as the evaluations say")
    if !unbound.isEmpty {
      add(
        .samples, .open,
        "not bound by any evaluation, so that a change could not be seen: \(unbound.prefix(Self.limit).joined(separator: "; "))"
      )
    }
  }

  /// What the evaluations say of each set of samples: those of them that speak of the most. There are several where two
  /// stores that measured the same were merged.
  private static func evaluations(_ transaction: Transaction) throws -> [SampleSetKey: [Bound]] {
    var fullest: [SampleSetKey: [Bound]] = [:]
    for row in try transaction.statements(kind: "evaluation") {
      guard case .evaluation(let evaluation)? = try? Statement(json: JSONValue(parsing: row.json)),
        let root = evaluation.samples, let key = SampleSetKey(evaluation)
      else { continue }
      let most = fullest[key]?.first?.root.count ?? -1
      if root.count > most { fullest[key] = [] }
      if root.count >= most { fullest[key, default: []].append((root, evaluation.measuredAt)) }
    }
    return fullest
  }

  private typealias Bound = (root: SampleRoot, measuredAt: Timestamp)

  /// Samples may have been added since only where some were still to come.
  private static func problem(_ rows: [SampleRow], _ root: SampleRoot, _ measuredAt: Timestamp) -> String? {
    let planned = root.count + root.pending
    let all = SampleRoot(rows, planned: planned)
    if all.count > planned { return "\(all.count) samples, and the evaluation asked for \(planned)" }
    if all.count < root.count { return "\(root.count - all.count) of the evaluation's \(root.count) samples are gone" }
    if all == root { return nil }
    let then = SampleRoot(rows.filter { $0.recordedAt <= measuredAt.description }, planned: planned)
    return all.count > root.count && then == root ? nil : "a sample was changed, put in or exchanged"
  }
}

extension SampleSetKey {
  /// - Returns: nil for an evaluation that does not say which bytes were measured.
  fileprivate init?(_ evaluation: EvaluationStatement) {
    guard let identity = evaluation.model.digests.first(where: { $0.scheme == .identity }) else { return nil }
    self.init(
      identity: identity.description, suiteDigest: evaluation.suiteDigest, context: evaluation.context,
      scorer: evaluation.scorer, exact: evaluation.exact)
  }

  fileprivate var words: String {
    "model \(identity.prefix(21))…, suite \(suiteDigest.prefix(19))…, context \(context)"
  }
}
