/// What one or several files that agree say of how an artifact came to be.
struct ImportAccount {
  private struct Key: Hashable {
    var role: InputRole
    var name: String
  }

  private(set) var claim: Claim
  /// Names of bases without revisions, because a source that gives none means the same base.
  private var bases: Set<String>
  /// Those of them that others could know: no paths, nothing unnamed.
  private var named: Set<String>
  /// Where in the claim each input stands.
  private var places: [Key: [Int]] = [:]

  /// Names of bases that others could know.
  var namesBases: Bool { !named.isEmpty }

  init(_ claim: Claim) {
    self.claim = claim
    let inputs = claim.inputs.filter { $0.role == .base }
    bases = Set(inputs.map(\.artifact.plainName))
    named = Set(inputs.filter { !$0.artifact.isPlaceholder }.map(\.artifact.plainName))
    for (place, input) in claim.inputs.enumerated() { places[Self.key(input), default: []].append(place) }
  }

  private static func key(_ input: Claim.Input) -> Key { Key(role: input.role, name: input.artifact.plainName) }

  func agrees(with other: ImportAccount) -> Bool {
    if let first = claim.account, let second = other.claim.account, first != second { return false }
    guard MethodChoice.agree(claim.method, other.claim.method) else { return false }
    if bases.isEmpty || other.bases.isEmpty || bases == other.bases { return true }
    if named.isEmpty != other.named.isEmpty { return true }
    // The card that a merging tool writes leaves parents out.
    return claim.method == .merged && !other.named.isEmpty && other.named.isSubset(of: named)
  }

  /// Takes up what another claim, which is not better, knows beside. O(its inputs).
  /// - Returns: a warning where the two have different words for the method.
  mutating func join(_ other: Claim) -> InputError? {
    let warning = joinMethod(other)
    for input in other.inputs { join(input) }
    claim.recipe.merge(other.recipe) { first, _ in first }
    claim.properties.merge(other.properties) { first, _ in first }
    claim.grade = max(claim.grade, other.grade)
    claim.account = claim.account ?? other.account
    return warning
  }

  private mutating func joinMethod(_ other: Claim) -> InputError? {
    let own = claim.method
    if own == .derived { claim.method = other.method }
    guard own != .derived, other.method != .derived, own != other.method else { return nil }
    claim.method = MethodChoice.specific(own, other.method)
    var place = other.place
    place.message =
      "'\(claim.output.name)' is \(other.method.rawValue) here and \(own.rawValue) in "
      + "\(claim.place.file ?? "another file"); recorded as \(claim.method.rawValue)"
    return place
  }

  private mutating func join(_ input: Claim.Input) {
    let same = places[Self.key(input), default: []].first { place in
      let known = claim.inputs[place].artifact.digests
      return known == input.artifact.digests || known.isEmpty
    }
    guard let same else { return append(input) }
    let known = claim.inputs[same].artifact
    if input.artifact.name.contains("@"), !known.name.contains("@") {
      claim.inputs[same].artifact = ArtifactReference(name: input.artifact.name, digests: known.digests)
    }
    if known.digests.isEmpty, !input.artifact.digests.isEmpty { claim.inputs[same].artifact = input.artifact }
    if claim.inputs[same].share == nil { claim.inputs[same].share = input.share }
    let source = claim.inputs[same].source
    if source.place(of: input.source) == nil, source.utf8.count < Self.longest {
      claim.inputs[same].source = "\(source); \(input.source)"
    }
  }

  /// Bytes of sources after which no more is added.
  private static let longest = 2000

  private mutating func append(_ input: Claim.Input) {
    places[Self.key(input), default: []].append(claim.inputs.count)
    claim.inputs.append(input)
    guard input.role == .base else { return }
    bases.insert(input.artifact.plainName)
    if !input.artifact.isPlaceholder { named.insert(input.artifact.plainName) }
  }
}
