/// Puts the claims about one artifact together where they agree, and keeps them apart where they do not.
struct ClaimMerge {
  /// What was decided where sources say different things that can both be true.
  private(set) var warnings: [InputError] = []

  /// One claim for each account of how an artifact came to be, in the order in which the artifacts were first named.
  ///
  /// Two claims agree when their methods can mean the same and they name the same bases, or one of them names none
  /// that anybody else could know, and they are not different accounts of one document. The best source then says the
  /// method. Claims that state neither a method nor an input are details of the others, and nothing by themselves.
  /// O(inputs + claims · accounts of an artifact), of which there are at most 200.
  mutating func merged(_ claims: [Claim]) -> [Claim] {
    var order: [ArtifactReference] = []
    var groups: [ArtifactReference: [Claim]] = [:]
    for claim in claims {
      if groups[claim.output] == nil { order.append(claim.output) }
      groups[claim.output, default: []].append(claim)
    }
    var result: [Claim] = []
    for output in order {
      let accounts = accounts(Self.distinct(groups[output] ?? []))
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
    var accounts: [ImportAccount] = []
    for account in (best.filter { !$0.isDetail } + best.filter(\.isDetail)).map(ImportAccount.init)
      .sorted(by: { $0.namesBases && !$1.namesBases })
    {
      if let same = accounts.firstIndex(where: { $0.agrees(with: account) }) {
        if let warning = accounts[same].join(account.claim) { warnings.append(warning) }
      } else if accounts.count < Self.most {
        accounts.append(account)
      } else {
        var place = account.claim.place
        place.message =
          "there are \(Self.most) accounts of '\(account.claim.output.name)' already; this one is left out"
        warnings.append(place)
      }
    }
    return accounts.map(\.claim)
  }

  /// Accounts of one document that say the same are one: what was exported and imported in turn would double each time.
  private static func distinct(_ claims: [Claim]) -> [Claim] {
    var said: Set<Saying> = []
    return claims.filter { $0.account == nil || said.insert(Saying($0)).inserted }
  }

  /// Accounts of one artifact. A damaged table may have a new one in each of its rows.
  private static let most = 200

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

/// What a claim says, without where it says so.
private struct Saying: Hashable {
  let method: DerivationMethod
  let inputs: [Input]
  let recipe: String
  let properties: [String: String]

  struct Input: Hashable {
    let role: InputRole
    let artifact: ArtifactReference
    let share: Double?
  }

  init(_ claim: Claim) {
    method = claim.method
    inputs = claim.inputs.map { Input(role: $0.role, artifact: $0.artifact, share: $0.share) }
    recipe = JSONValue.object(claim.recipe).canonical
    properties = claim.properties
  }
}

extension Claim {
  /// Whether it says nothing by itself.
  var isDetail: Bool { method == .derived && inputs.isEmpty && account == nil }
}

extension ArtifactReference {
  var plainName: String { String(name.prefix { $0 != "@" }) }

  /// Whether only one machine, or nobody, knows what it stands for.
  var isPlaceholder: Bool { name.hasPrefix("local/") || UnnamedArtifact.isUnnamed(name) }
}
