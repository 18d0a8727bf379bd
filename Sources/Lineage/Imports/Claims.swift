/// What the files of one import say so far.
package struct Claims: Sendable {
  package private(set) var artifacts: [ArtifactClaim] = []
  package private(set) var derivations: [Claim] = []
  package private(set) var warnings: [InputError] = []
  /// `--map`: which column or path holds what.
  package let map: [String: String]
  /// `--key`: who must have signed what is signed; none to check no signature.
  package let keys: [PublicKey]
  /// Names of the artifacts that the imported folders and files themselves are, by absolute path.
  private let subjects: [String: String]

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

  /// The artifact that a name, address or path in a file means; nil, with a warning, where it means none.
  package mutating func reference(_ place: Document, in file: ImportFile) -> ArtifactReference? {
    guard place.isScalar, let text = try? place.string() else {
      warn(place, "expected the name of an artifact")
      return nil
    }
    return reference(text, at: place.error(""), in: file)
  }

  /// As above, for a text that was taken out of a larger one.
  package mutating func reference(_ text: String, at place: InputError, in file: ImportFile) -> ArtifactReference? {
    switch OutsideName(text) {
    case .name(let name): return ArtifactReference(name: name)
    case .adapted(let name, let reason):
      warn(place, "\(reason); recorded as '\(name)'")
      return ArtifactReference(name: name)
    case .local(let path): return ArtifactReference(name: local(path, at: place, in: file))
    case .unusable(let reason):
      warn(place, reason)
      return nil
    }
  }

  /// A path means an artifact of the same import where there is one, and otherwise something that nobody else can know.
  private mutating func local(_ path: String, at place: InputError, in file: ImportFile) -> String {
    let full = Location.absolute(path, in: file.folder)
    if let subject = subjects[full] { return subject }
    let name = OutsideName.localName(full)
    warn(place, "'\(path)' is a path on one machine and not among what is imported; recorded as '\(name)', unpinned")
    return name
  }
}
