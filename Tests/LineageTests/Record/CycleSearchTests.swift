import Lineage
import Store
import Testing

@Suite("Cycles refused at recording")
struct CycleSearchTests {
  /// Whether the artifacts that the statements of the log speak of form a cycle, found out from scratch: versions of one
  /// name that are one by their digests, and every derivation that is not retracted.
  private func hasCycle(_ statements: [Statement]) -> Bool {
    let derivations = live(statements).compactMap { statement -> DerivationStatement? in
      if case .derivation(let derivation) = statement { derivation } else { nil }
    }
    let artifacts = artifacts(live(statements))
    var inputs: [Int: Set<Int>] = [:]
    for derivation in derivations {
      for input in derivation.inputs {
        inputs[artifacts(derivation.output), default: []].insert(artifacts(input.artifact))
      }
    }
    // Takes away what has no inputs left until nothing more can be.
    while let done = inputs.keys.sorted().first(where: { inputs[$0]?.allSatisfy { inputs[$0] == nil } == true }) {
      inputs[done] = nil
    }
    return !inputs.isEmpty
  }

  private func live(_ statements: [Statement]) -> [Statement] {
    var retracted: Set<String> = []
    for statement in statements.reversed() where !retracted.contains(statement.id) {
      if case .retraction(let retraction) = statement { retracted.insert(retraction.retracts) }
    }
    return statements.filter { !retracted.contains($0.id) }
  }

  /// Which artifact a reference means, as a number.
  private func artifacts(_ statements: [Statement]) -> (ArtifactReference) -> Int {
    var references: [ArtifactReference] = []
    for statement in statements {
      switch statement {
      case .artifact(let artifact): references.append(artifact.artifact)
      case .derivation(let derivation): references += [derivation.output] + derivation.inputs.map(\.artifact)
      default: break
      }
    }
    var group = Array(references.indices)
    for left in references.indices {
      for right in references.indices where isSame(references[left], references[right], among: references) {
        let (one, other) = (group[left], group[right])
        for index in group.indices where group[index] == other { group[index] = one }
      }
    }
    return { reference in group[references.firstIndex(of: reference) ?? 0] }
  }

  private func isSame(
    _ left: ArtifactReference, _ right: ArtifactReference, among all: [ArtifactReference]
  ) -> Bool {
    guard left.name == right.name else { return false }
    if all.contains(where: { $0.name == left.name && identifying($0).isEmpty }) { return true }
    if !Set(exact(left)).isDisjoint(with: exact(right)) { return true }
    let weights = Set(left.digests.filter { $0.scheme == .weights })
    return (exact(left).isEmpty || exact(right).isEmpty) && !weights.isDisjoint(with: right.digests)
  }

  private func exact(_ reference: ArtifactReference) -> [Digest] {
    reference.digests.filter { $0.scheme != .weights && $0.scheme != .architecture }
  }

  private func identifying(_ reference: ArtifactReference) -> [Digest] {
    reference.digests.filter { $0.scheme != .architecture }
  }

  @Test("A statement is refused exactly when it closes a cycle, by the search from what is new", arguments: 0..<14)
  func agreesWithEverything(seed: Int) throws {
    let folder = try Folder()
    let record = try folder.record()
    var random = RandomStatements(seed: UInt64(seed), names: 6)
    var recorded: [Statement] = []
    var refused = 0
    for step in 0..<40 {
      let time = try #require(Timestamp(secondsSince1970: 1_800_000_000 + step))
      let statement = step % 3 == 2 ? random.any(at: time) : random.derivation()
      // What was refused before cannot be retracted.
      if case .retraction(let retraction) = statement, !recorded.contains(where: { $0.id == retraction.retracts }) {
        continue
      }
      do {
        let outcome = try record.record([statement], at: time)
        if outcome.recorded == 1 { recorded.append(statement) }
      } catch let error as InputError {
        #expect(error.message.contains("cycle"))
        #expect(hasCycle(recorded + [statement]), "step \(step): \(error)")
        refused += 1
      }
      #expect(!hasCycle(recorded), "step \(step)")
    }
    #expect(refused > 0)
  }

  @Test("So are several statements at once, in any order", arguments: 0..<14)
  func severalAtOnce(seed: Int) throws {
    let folder = try Folder()
    let record = try folder.record()
    var random = RandomStatements(seed: UInt64(1_000 + seed), names: 9)
    var recorded: [Statement] = []
    var refused = 0
    for step in 0..<40 {
      let time = try #require(Timestamp(secondsSince1970: 1_800_000_000 + step))
      let statements = (0..<(1 + step % 4)).map { _ in random.derivation() }
      do {
        try record.record(statements, at: time)
        recorded += statements
        #expect(!hasCycle(recorded), "step \(step)")
      } catch let error as InputError {
        #expect(error.message.contains("cycle") && hasCycle(recorded + statements), "step \(step): \(error)")
        refused += 1
      }
    }
    #expect(refused > 0 && refused < 40)
  }
}
