/// Inputs that a file names for one derivation: each artifact once in each role, in the order of the file. A damaged
/// file may name many thousands.
struct InputList {
  private struct Key: Hashable {
    var role: InputRole
    var artifact: ArtifactReference
  }

  private(set) var all: [Claim.Input] = []
  private var seen: Set<Key> = []

  var isEmpty: Bool { all.isEmpty }

  /// Adds an input that is not there yet. O(1).
  mutating func add(_ input: Claim.Input) {
    if seen.insert(Key(role: input.role, artifact: input.artifact)).inserted { all.append(input) }
  }

  /// Without the names that stand there with a digest too, in the same role. O(inputs).
  var withoutBareRepeats: [Claim.Input] {
    var pinned: Set<Key> = []
    for input in all where !input.artifact.digests.isEmpty {
      pinned.insert(Key(role: input.role, artifact: ArtifactReference(name: input.artifact.name)))
    }
    return all.filter { !pinned.contains(Key(role: $0.role, artifact: $0.artifact)) }
  }

  mutating func add(_ inputs: some Sequence<Claim.Input>) {
    for input in inputs { add(input) }
  }
}
