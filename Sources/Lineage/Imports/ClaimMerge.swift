/// Puts the claims about one artifact together where they agree, and keeps them apart where they do not.
enum ClaimMerge {
  /// One claim for each account of how an artifact came to be, in the order in which the artifacts were first named.
  /// Two claims agree when they name the same bases, or when one of them names none, and are not different accounts
  /// of one document. The best source then says the method. O(claims · accounts of an artifact).
  static func merged(_ claims: [Claim]) -> [Claim] {
    var order: [ArtifactReference] = []
    var groups: [ArtifactReference: [Claim]] = [:]
    for claim in claims {
      if groups[claim.output] == nil { order.append(claim.output) }
      groups[claim.output, default: []].append(claim)
    }
    return order.flatMap { accounts(groups[$0] ?? []).map(normalised) }
  }

  private static func accounts(_ claims: [Claim]) -> [Claim] {
    guard claims.count > 1 else { return claims }
    // Sorting is stable by position, so that equals stay in the order of the files.
    let best = claims.enumerated().sorted { ($1.element.grade, $0.offset) < ($0.element.grade, $1.offset) }
      .map(\.element)
    var accounts: [Claim] = []
    for claim in best.filter({ !bases($0).isEmpty }) + best.filter({ bases($0).isEmpty }) {
      if let same = accounts.firstIndex(where: { agree($0, claim) }) {
        accounts[same] = together(accounts[same], claim)
      } else {
        accounts.append(claim)
      }
    }
    return accounts
  }

  private static func agree(_ left: Claim, _ right: Claim) -> Bool {
    if let first = left.account, let second = right.account, first != second { return false }
    let (first, second) = (bases(left), bases(right))
    return first.isEmpty || second.isEmpty || first == second
  }

  /// Names without revisions: a source that gives none means the same base.
  private static func bases(_ claim: Claim) -> Set<String> {
    Set(claim.inputs.filter { $0.role == .base }.map { plain($0.artifact.name) })
  }

  private static func plain(_ name: String) -> String { String(name.prefix { $0 != "@" }) }

  /// `best` with what `other` knows beside it.
  private static func together(_ best: Claim, _ other: Claim) -> Claim {
    var result = best
    if best.method == .derived { result.method = other.method }
    for input in other.inputs { add(input, to: &result.inputs) }
    result.recipe.merge(other.recipe) { first, _ in first }
    result.properties.merge(other.properties) { first, _ in first }
    result.grade = max(best.grade, other.grade)
    result.account = best.account ?? other.account
    return result
  }

  private static func add(_ input: Claim.Input, to inputs: inout [Claim.Input]) {
    let same = inputs.firstIndex { known in
      known.role == input.role && plain(known.artifact.name) == plain(input.artifact.name)
        && (known.artifact.digests == input.artifact.digests || known.artifact.digests.isEmpty)
    }
    guard let same else { return inputs.append(input) }
    if input.artifact.name.contains("@"), !inputs[same].artifact.name.contains("@") {
      inputs[same].artifact = input.artifact
    }
    if inputs[same].share == nil { inputs[same].share = input.share }
    if !inputs[same].source.contains(input.source) { inputs[same].source += "; \(input.source)" }
  }

  /// A claim whose method takes all its inputs. A model with a teacher of its own is distilled; otherwise a method that
  /// does not fit its inputs is not what the file meant, and the relation counts as not stated.
  private static func normalised(_ claim: Claim) -> Claim {
    var claim = claim
    let roles = Set(claim.inputs.map(\.role))
    let bases = claim.inputs.count { $0.role == .base }
    func fits(_ method: DerivationMethod) -> Bool {
      roles.isSubset(of: Set(method.inputs.allowed)) && method.inputs.required.isSubset(of: roles)
        && (bases < 2 || method.inputs.severalBases)
    }
    if fits(claim.method) { return claim }
    let alternatives: [DerivationMethod] =
      claim.method.output == .model ? [.distilled, .merged, .derived] : [.generated, .mixed, .labelled, .paraphrased]
    if let fitting = alternatives.first(where: fits) { claim.method = fitting }
    return claim
  }
}
