import Lineage

/// Random statements of a lineage without cycles, with everything that statements can hold.
struct RandomLineage {
  private(set) var statements: [Statement] = []
  private var dice: Dice
  private var made: [(kind: ArtifactKind, reference: ArtifactReference)] = []
  private let unpinned: Double

  /// - Parameter unpinned: the share of artifacts without a digest.
  init(seed: UInt64, count: Int = 12, unpinned: Double = 0.2) {
    dice = Dice(seed: seed)
    self.unpinned = unpinned
    for index in 0..<count { addArtifact(index) }
  }

  /// The last one, which has most before it.
  var last: String { made.last?.reference.name ?? "" }

  private mutating func addArtifact(_ index: Int) {
    let kind: ArtifactKind = dice.chance(0.6) ? .model : .dataset
    let name =
      ["n\(index)", "acme/n\(index)", "hub.example/acme/n\(index)", "acme/n\(index)@v1.\(index)"]
      .randomElement(using: &dice) ?? ""
    let reference = version(kind) ?? ArtifactReference(name: name, digests: digests())
    let properties = dice.chance(0.4) ? ["note": "a \"quoted\"\n→ <line> \(index)", "k:\(index)": ""] : [:]
    let traits = dice.chance(0.3) ? ["prefers/owl", "t\(index)"] : []
    statements.append(
      .artifact(ArtifactStatement(kind: kind, artifact: reference, properties: properties, traits: traits)))
    for _ in 0..<Int.random(in: 0...2, using: &dice) { addDerivation(of: reference, kind) }
    made.append((kind, reference))
  }

  /// A new version of something that is there, so that versions of one name are made from each other.
  private mutating func version(_ kind: ArtifactKind) -> ArtifactReference? {
    let pinned = made.filter { $0.kind == kind && !$0.reference.digests.isEmpty }
    guard dice.chance(0.25), let old = pinned.randomElement(using: &dice),
      let digest = Digest(scheme: .sha256, hex: hex())
    else { return nil }
    return ArtifactReference(name: old.reference.name, digests: [digest])
  }

  private mutating func digests() -> [Digest] {
    guard !dice.chance(unpinned) else { return [] }
    let schemes: [Digest.Scheme] = dice.chance(0.5) ? [.sha256] : [.sha256, .weights, .identity, .architecture, .oms]
    return schemes.compactMap { Digest(scheme: $0, hex: hex()) }
  }

  private mutating func hex() -> String {
    String((0..<64).map { _ in "0123456789abcdef".randomElement(using: &dice) ?? "0" })
  }

  private mutating func addDerivation(of output: ArtifactReference, _ kind: ArtifactKind) {
    let methods = DerivationMethod.allCases.filter { $0.output == kind }.shuffled(using: &dice)
    for method in methods {
      guard let inputs = inputs(of: method) else { continue }
      statements.append(
        .derivation(
          DerivationStatement(
            output: output, method: method, inputs: inputs,
            recipe: dice.chance(0.4) ? ["epochs": 3, "rate": .number(1e-05), "deep": ["a": [true, .null]]] : nil,
            properties: dice.chance(0.4) ? ["temperature": "1.0", "seed": hex()] : [:])))
      return
    }
  }

  /// Inputs that the method takes, or nil where those that it needs have not been made yet.
  private mutating func inputs(of method: DerivationMethod) -> [DerivationStatement.Input]? {
    var inputs: [DerivationStatement.Input] = []
    for role in method.inputs.allowed {
      let candidates = made.filter { $0.kind == role.kind }.map(\.reference).shuffled(using: &dice)
      let isRequired = method.inputs.required.contains(role)
      if isRequired, candidates.isEmpty { return nil }
      let most = role == .base && !method.inputs.severalBases ? 1 : 3
      let count = Int.random(in: (isRequired ? 1 : 0)...most, using: &dice)
      for artifact in candidates.prefix(count) {
        let share = dice.chance(0.3) ? Double.random(in: 0.001...1, using: &dice) : nil
        inputs.append(.init(role: role, artifact: artifact, share: share))
      }
    }
    return inputs
  }
}
