import Lineage

/// Statements about a lineage of a shape: seven artifacts of ten are models, each has a digest, references are pinned.
struct GeneratedLineage {
  let parents: [[Int32]]
  let isModel: [Bool]

  init(_ shape: Shape, count: Int) {
    var dice = Dice(seed: 11)
    var parents = shape.parents(count: count)
    let isModel = parents.map { $0.isEmpty || dice.below(10) < 7 }
    // A model starts from a model: where none of its parents is one, its first parent gives way to the model before it.
    for node in parents.indices where isModel[node] && !parents[node].isEmpty {
      guard !parents[node].contains(where: { isModel[Int($0)] }),
        var base = parents[node].first.map({ Int($0) })
      else { continue }
      while !isModel[base] { base -= 1 }
      parents[node][0] = Int32(base)
    }
    self.parents = parents
    self.isModel = isModel
  }

  var edges: Int { parents.reduce(0) { $0 + $1.count } }

  func name(_ node: Int) -> String { "lab-\(node % 997)/\(isModel[node] ? "model" : "data")-\(node)" }

  func reference(_ node: Int) -> ArtifactReference {
    var dice = Dice(seed: UInt64(node))
    let hex = (0..<4).map { _ in
      let digits = String(dice.next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    return ArtifactReference(
      name: name(node), digests: [Digest(scheme: .sha256, hex: hex.joined())].compactMap { $0 })
  }

  /// The artifact and its derivation. One artifact in a thousand carries one of ten traits.
  func statements(_ node: Int) -> [Statement] {
    let kind: ArtifactKind = isModel[node] ? .model : .dataset
    let traits = node % 1000 == 500 ? ["prefers/\(node / 1000 % 10)"] : []
    let inputs = inputs(node)
    return [
      .artifact(
        ArtifactStatement(kind: kind, artifact: reference(node), location: "files/\(node)", traits: traits)),
      .derivation(
        DerivationStatement(output: reference(node), method: method(node, inputs), inputs: inputs)),
    ]
  }

  private func method(_ node: Int, _ inputs: [DerivationStatement.Input]) -> DerivationMethod {
    let roles = inputs.map(\.role)
    guard isModel[node] else { return roles.contains(.teacher) ? .generated : roles.isEmpty ? .collected : .filtered }
    if !roles.contains(.base) { return .pretrained }
    if roles.count(where: { $0 == .base }) > 1 { return .merged }
    return roles.contains(.teacher) ? .distilled : .finetuned
  }

  private func inputs(_ node: Int) -> [DerivationStatement.Input] {
    var hasBase = false
    return parents[node].map { parent in
      let parent = Int(parent)
      var role = InputRole.data
      if isModel[parent] {
        // One further model in twenty is merged, the others teach.
        role = isModel[node] && (!hasBase || (node &+ parent) % 20 == 0) ? .base : .teacher
        hasBase = hasBase || role == .base
      }
      let share = role == .data && (node &+ parent) % 5 == 0 ? 0.5 : nil
      return DerivationStatement.Input(role: role, artifact: reference(parent), share: share)
    }
  }
}
