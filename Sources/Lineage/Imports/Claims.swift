/// What the files of one import say so far.
package struct Claims: Sendable {
  package private(set) var artifacts: [ArtifactClaim] = []
  package private(set) var derivations: [Claim] = []
  package private(set) var warnings: [InputError] = []
  /// Folders in which large files have not been fetched, so that the digest of the folder would be of something else.
  package private(set) var incomplete: Set<String> = []
  /// `--map`: which column or path holds what.
  package let map: [String: String]
  /// `--key`: who must have signed what is signed; none to check no signature.
  package let keys: [PublicKey]
  /// Names of the artifacts that the imported folders and files themselves are, by absolute path.
  let subjects: [String: String]

  package init(map: [String: String] = [:], subjects: [String: String] = [:], keys: [PublicKey] = []) {
    self.map = map
    self.keys = keys
    self.subjects = subjects
  }

  package mutating func add(_ artifact: ArtifactClaim) { artifacts.append(artifact) }

  /// Adds a derivation. Inputs that are the output itself are left out with a warning, and a derivation that has lost
  /// all its inputs by that is not added.
  package mutating func add(_ claim: Claim) {
    var claim = claim
    let hadInputs = !claim.inputs.isEmpty
    claim.inputs.removeAll { $0.artifact.name == claim.output.name && $0.artifact.digests == claim.output.digests }
    let isLoop = hadInputs && claim.inputs.isEmpty
    if isLoop { warn(claim.place, "self-loop: '\(claim.output.name)' is said to be made from itself; left out") }
    if !isLoop { derivations.append(claim) }
  }

  package mutating func warn(_ warning: InputError) { warnings.append(warning) }

  /// A warning at a place whose own message does not matter.
  package mutating func warn(_ place: InputError, _ message: String) {
    var warning = place
    warning.message = message
    warnings.append(warning)
  }

  package mutating func warn(_ place: Document, _ message: String) { warnings.append(place.error(message)) }

  /// Weights that should lie in this folder have not been fetched.
  package mutating func isIncomplete(_ folder: String) { incomplete.insert(folder) }

  // MARK: One file at a time

  /// How far the claims have come.
  struct Mark {
    fileprivate var artifacts: Int
    fileprivate var derivations: Int
    fileprivate var warnings: Int
  }

  var mark: Mark { Mark(artifacts: artifacts.count, derivations: derivations.count, warnings: warnings.count) }

  /// Forgets what was added since: what a file said before it turned out to be broken does not count.
  mutating func forget(after mark: Mark) {
    artifacts.removeLast(artifacts.count - mark.artifacts)
    derivations.removeLast(derivations.count - mark.derivations)
    warnings.removeLast(warnings.count - mark.warnings)
  }
}
