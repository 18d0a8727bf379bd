import Lineage

/// Random statements about few names, so that they meet: several versions of a name, references without digests, shared
/// digests, traits, inputs of what was there before, retractions.
struct RandomStatements {
  private var dice: Dice
  private var names: Int
  private var told: [Statement] = []

  init(seed: UInt64, names: Int = 12) {
    dice = Dice(seed: seed)
    self.names = names
  }

  /// Something about new names, such as a day of work records.
  mutating func usual() -> [Statement] {
    names += 1
    let output = ArtifactReference(name: name(names), digests: [digest(UInt64(1000 + names))].compactMap { $0 })
    var statements = [artifact(output)]
    if dice.chance(0.8) { statements.append(derivation(of: output)) }
    if dice.chance(0.3) { statements.append(artifact(reference(Int.random(in: 0..<names, using: &dice)))) }
    return note(statements)
  }

  /// Anything about any name.
  mutating func any(at time: Timestamp) -> Statement {
    if dice.chance(0.15), let target = told.randomElement(using: &dice) {
      return note([.retraction(RetractionStatement(retracts: target.id, reason: "wrong", retractedAt: time))])[0]
    }
    let reference = reference(Int.random(in: 0..<names, using: &dice))
    return note([dice.chance(0.5) ? artifact(reference) : derivation(of: reference)])[0]
  }

  /// A derivation from any names to any, which may close a cycle.
  mutating func derivation() -> Statement {
    note([derivation(of: reference(Int.random(in: 0..<names, using: &dice)), from: names)])[0]
  }

  private mutating func note(_ statements: [Statement]) -> [Statement] {
    told += statements
    return statements
  }

  private func name(_ number: Int) -> String { "n\(number * 7 % 100)-\(number)" }

  private func isModel(_ number: Int) -> Bool { number % 3 != 2 }

  private func digest(_ number: UInt64, _ scheme: Digest.Scheme = .sha256) -> Digest? {
    var own = Dice(seed: number)
    let hex = (0..<64).map { _ in "0123456789abcdef".randomElement(using: &own) ?? "0" }
    return Digest(scheme: scheme, hex: String(hex))
  }

  private mutating func reference(_ number: Int) -> ArtifactReference {
    let own = UInt64(number) * 10
    let digests: [Digest?] =
      switch Int.random(in: 0..<10, using: &dice) {
      case 0: []
      case 1: [digest(own + 1)]
      case 2: [digest(own + 1), digest(own + 2, .identity)]
      case 3: [digest(own + 3), digest(own + 2, .identity)]
      case 4: [digest(own + 4, .weights)]
      case 5: [digest(UInt64(number % 3) * 10 + 1)]
      default: [digest(own)]
      }
    return ArtifactReference(name: name(number), digests: digests.compactMap { $0 })
  }

  private func number(_ reference: ArtifactReference) -> Int {
    reference.name.split(separator: "-").last.flatMap { Int($0) } ?? 0
  }

  private mutating func artifact(_ reference: ArtifactReference) -> Statement {
    .artifact(
      ArtifactStatement(
        kind: isModel(number(reference)) ? .model : .dataset, artifact: reference,
        location: dice.chance(0.5) ? "at/\(Int.random(in: 0..<5, using: &dice))" : nil,
        properties: dice.chance(0.3) ? ["k\(Int.random(in: 0..<3, using: &dice))": "v"] : [:],
        traits: dice.chance(0.3) ? ["t\(Int.random(in: 0..<3, using: &dice))"] : []))
  }

  /// - Parameter limit: the inputs are among as many of the first names; nil for those before the output.
  private mutating func derivation(of output: ArtifactReference, from limit: Int? = nil) -> Statement {
    let to = number(output)
    let count = Int.random(in: (limit == nil ? 0 : 1)..<4, using: &dice)
    let inputs = Set((0..<count).map { _ in Int.random(in: 0..<max(1, limit ?? to), using: &dice) }).sorted().compactMap
    {
      from -> DerivationStatement.Input? in
      guard limit ?? to > 0 else { return nil }
      let role: InputRole = isModel(from) ? (isModel(to) && dice.chance(0.7) ? .base : .teacher) : .data
      return .init(role: role, artifact: reference(from), share: role == .data && dice.chance(0.4) ? 0.25 : nil)
    }
    let roles = Set(inputs.map(\.role))
    let method: DerivationMethod =
      isModel(to)
      ? (roles.contains(.base)
        ? (roles.contains(.teacher) ? .distilled : .finetuned)
        : inputs.isEmpty ? .pretrained : .derived)
      : (roles.contains(.teacher) ? .generated : inputs.isEmpty ? .collected : .mixed)
    return .derivation(
      DerivationStatement(output: output, method: method, inputs: inputs, properties: ["seed": "\(dice.next() % 7)"]))
  }
}
