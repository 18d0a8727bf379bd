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

  mutating func add(_ inputs: some Sequence<Claim.Input>) {
    for input in inputs { add(input) }
  }
}
