/// Puts the claims about one artifact together where they agree, and keeps them apart where they do not.
struct ClaimMerge {
  /// What was decided where sources say different things that can both be true.
  private(set) var warnings: [InputError] = []

  /// One claim for each account of how an artifact came to be, in the order in which the artifacts were first named.
  ///
  /// Two claims agree when their methods can mean the same and they name the same bases, or one of them names none
  /// that anybody else could know, and they are not different accounts of one document. The best source then says the
  /// method. Claims that state neither a method nor an input are details of the others, and nothing by themselves.
  /// O(claims · accounts of an artifact).
  mutating func merged(_ claims: [Claim]) -> [Claim] {
    var order: [ArtifactReference] = []
    var groups: [ArtifactReference: [Claim]] = [:]
    for claim in claims {
      if groups[claim.output] == nil { order.append(claim.output) }
      groups[claim.output, default: []].append(claim)
    }
    var result: [Claim] = []
    for output in order {
      let accounts = accounts(groups[output] ?? [])
      result += accounts.filter { !$0.isDetail }.map {
        // What comes out of a record stays as it was recorded.
        $0.account == nil ? MethodChoice.fitting(Self.withoutPlaceholders($0)) : $0
      }
    }
    return result
  }

  private mutating func accounts(_ claims: [Claim]) -> [Claim] {
    guard claims.count > 1 else { return claims }
    // Sorting is stable by position, so that equals stay in the order of the files.
    let best = claims.enumerated().sorted { ($1.element.grade, $0.offset) < ($0.element.grade, $1.offset) }
      .map(\.element)
    var accounts: [Account] = []
    for account in (best.filter { !$0.isDetail } + best.filter(\.isDetail)).map(Account.init)
      .sorted(by: { !$0.named.isEmpty && $1.named.isEmpty })
    {
      if let same = accounts.firstIndex(where: { $0.agrees(with: account) }) {
        accounts[same] = Account(together(accounts[same].claim, account.claim))
      } else {
        accounts.append(account)
      }
    }
    return accounts.map(\.claim)
  }

  /// `best` with what `other` knows beside it.
  private mutating func together(_ best: Claim, _ other: Claim) -> Claim {
    var result = best
    if best.method == .derived { result.method = other.method }
    if best.method != .derived, other.method != .derived, best.method != other.method {
      result.method = MethodChoice.specific(best.method, other.method)
      var place = other.place
      place.message =
        "'\(best.output.name)' is \(other.method.rawValue) here and \(best.method.rawValue) in "
        + "\(best.place.file ?? "another file"); recorded as \(result.method.rawValue)"
      warnings.append(place)
    }
    for input in other.inputs { Self.add(input, to: &result.inputs) }
    result.recipe.merge(other.recipe) { first, _ in first }
    result.properties.merge(other.properties) { first, _ in first }
    result.grade = max(best.grade, other.grade)
    result.account = best.account ?? other.account
    return result
  }

  private static func add(_ input: Claim.Input, to inputs: inout [Claim.Input]) {
    let same = inputs.firstIndex { known in
      known.role == input.role && known.artifact.plainName == input.artifact.plainName
        && (known.artifact.digests == input.artifact.digests || known.artifact.digests.isEmpty)
    }
    guard let same else { return inputs.append(input) }
    if input.artifact.name.contains("@"), !inputs[same].artifact.name.contains("@") {
      inputs[same].artifact = ArtifactReference(name: input.artifact.name, digests: inputs[same].artifact.digests)
    }
    if inputs[same].artifact.digests.isEmpty, !input.artifact.digests.isEmpty { inputs[same].artifact = input.artifact }
    if inputs[same].share == nil { inputs[same].share = input.share }
    if !inputs[same].source.contains(input.source) { inputs[same].source += "; \(input.source)" }
  }

  /// Without inputs that nobody could name, where another source names one in the same role.
  private static func withoutPlaceholders(_ claim: Claim) -> Claim {
    var claim = claim
    let named = Set(claim.inputs.filter { !$0.artifact.isPlaceholder }.map(\.role))
    claim.inputs.removeAll { input in
      guard input.artifact.isPlaceholder, named.contains(input.role) else { return false }
      // A path among data may well be one more data set; a path as the base is the same base once more.
      return UnnamedArtifact.isUnnamed(input.artifact.name) || input.role == .base && !claim.method.inputs.severalBases
    }
    return claim
  }
}

/// A claim with the bases that it names.
private struct Account {
  let claim: Claim
  /// Names of bases without revisions, because a source that gives none means the same base.
  let bases: Set<String>
  /// Those of them that others could know: no paths, nothing unnamed.
  let named: Set<String>

  init(_ claim: Claim) {
    self.claim = claim
    let inputs = claim.inputs.filter { $0.role == .base }
    bases = Set(inputs.map(\.artifact.plainName))
    named = Set(inputs.filter { !$0.artifact.isPlaceholder }.map(\.artifact.plainName))
  }

  func agrees(with other: Account) -> Bool {
    if let first = claim.account, let second = other.claim.account, first != second { return false }
    guard MethodChoice.agree(claim.method, other.claim.method) else { return false }
    if bases.isEmpty || other.bases.isEmpty || bases == other.bases { return true }
    if named.isEmpty != other.named.isEmpty { return true }
    // The card that a merging tool writes leaves parents out.
    return claim.method == .merged && !other.named.isEmpty && other.named.isSubset(of: named)
  }
}

extension Claim {
  /// Whether it says nothing by itself.
  fileprivate var isDetail: Bool { method == .derived && inputs.isEmpty && account == nil }
}

extension ArtifactReference {
  fileprivate var plainName: String { String(name.prefix { $0 != "@" }) }

  /// Whether only one machine, or nobody, knows what it stands for.
  fileprivate var isPlaceholder: Bool { name.hasPrefix("local/") || UnnamedArtifact.isUnnamed(name) }
}
