import FoundationEssentials

/// Turns claims into statements that the store will take: without cycles, without a name that is both a model and a
/// dataset, and bound to digests where these are known.
struct ImportAssembler {
  private let graph: LineageGraph
  private let storePath: String
  private(set) var warnings: [InputError] = []
  private var kinds: [String: ArtifactKind] = [:]
  private var digests: [String: [Digest]] = [:]

  /// - Parameter record: the graph of what is recorded already.
  init(record: LineageGraph, storePath: String) {
    graph = record
    self.storePath = storePath
  }

  /// - Parameters:
  ///   - hashing: how the weights that lie in imported folders are hashed, so that their models are pinned; nil: not.
  ///   - progress: called with the number of folders and files hashed and of all that will be.
  mutating func statements(
    _ claims: Claims, hashing: Hashing?, progress: (Int, Int) -> Void = { _, _ in }
  ) -> [Statement] {
    let derivations = claims.derivations.filter { fits($0) }
    let artifacts = claims.artifacts.filter { isKind($0.kind, $0.artifact.name, $0.place) }
    let claimed = Set(derivations.map(\.output.name) + artifacts.map(\.artifact.name))
    let places = hashing.map { located(claims, claimed, $0, progress) } ?? [:]
    var merge = ClaimMerge()
    let merged = merge.merged(derivations)
    warnings += merge.warnings
    let (kept, closing) = ImportOrder(graph: graph).acyclic(merged)
    for (claim, cycle) in closing {
      warn(claim.place, "cycle: \(CycleText.of(cycle)); this derivation is left out")
    }
    return described(artifacts, kept, places) + kept.map { .derivation(statement($0)) }
  }

  // MARK: Kinds

  private mutating func fits(_ claim: Claim) -> Bool {
    guard isKind(claim.method.output, claim.output.name, claim.place) else { return false }
    return claim.inputs.allSatisfy { isKind($0.role.kind, $0.artifact.name, claim.place) }
  }

  /// Whether a name may stand for this kind: what is recorded counts first, then what was read first.
  private mutating func isKind(_ kind: ArtifactKind, _ name: String, _ place: InputError) -> Bool {
    let known = kinds[name] ?? graph.newest(name).map { graph[$0].kind } ?? kind
    kinds[name] = known
    if known == kind { return true }
    warn(place, "'\(name)' is a \(known.rawValue) elsewhere and cannot be a \(kind.rawValue) too; left out")
    return false
  }

  // MARK: Artifacts

  /// Hashes the models whose weights are at hand: where each lies.
  private mutating func located(
    _ claims: Claims, _ claimed: Set<String>, _ hashing: Hashing, _ progress: (Int, Int) -> Void
  ) -> [String: String] {
    var places: [String: String] = [:]
    for (path, name) in claims.subjects.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
    where claimed.contains(name) && kinds[name] == .model && places[name] == nil && !claims.incomplete.contains(path) {
      if Self.holdsWeights(path) { places[name] = path }
    }
    for path in places.values { hashing.expect(path, .model) }
    for (index, (name, path)) in places.sorted(by: { $0.key < $1.key }).enumerated() {
      progress(index, places.count)
      hashing.meter?.begin(name)
      do throws(InputError) {
        digests[name] = try ContentDigests(path: path, kind: .model, hashing: hashing).all
        places[name] = Location.stored(path, storePath: storePath)
      } catch {
        places[name] = nil
        warnings.append(error)
      }
    }
    return places
  }

  /// Whether it is a folder of weights, or one file that is a whole model.
  private static func holdsWeights(_ path: String) -> Bool {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return false }
    let own = SubjectPath.of(file: path)
    guard isFolder else { return path == own + ".gguf" || path == own + ".safetensors" }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.contains { $0.hasSuffix(".safetensors") || ($0.hasSuffix(".bin") && $0 != "training_args.bin") }
  }

  /// One statement for each artifact that has claims of its own or was made by a derivation.
  private func described(
    _ artifacts: [ArtifactClaim], _ derivations: [Claim], _ located: [String: String]
  ) -> [Statement] {
    var order: [ArtifactReference] = []
    var known: [ArtifactReference: ArtifactStatement] = [:]
    func add(_ kind: ArtifactKind, _ reference: ArtifactReference, _ properties: [String: String], _ traits: [String]) {
      let bound = bound(reference, all: true)
      if known[bound] == nil { order.append(bound) }
      let before = known[bound]
      known[bound] = ArtifactStatement(
        kind: kind, artifact: bound, location: located[reference.name],
        properties: (before?.properties ?? [:]).merging(properties) { first, _ in first },
        traits: (before?.traits ?? []) + traits)
    }
    for artifact in artifacts { add(artifact.kind, artifact.artifact, artifact.properties, artifact.traits) }
    for claim in derivations { add(claim.method.output, claim.output, [:], []) }
    return order.compactMap { known[$0] }.map { .artifact($0) }
  }

  // MARK: Derivations

  private func statement(_ claim: Claim) -> DerivationStatement {
    let inputs = bound(claim.inputs).map {
      DerivationStatement.Input(
        role: $0.role, artifact: $0.artifact, share: $0.share, source: $0.source.isEmpty ? nil : $0.source)
    }
    return DerivationStatement(
      output: bound(claim.output), method: claim.method, knowledge: .imported,
      source: claim.place.file, inputs: inputs,
      recipe: claim.recipe.isEmpty ? nil : .object(claim.recipe), properties: claim.properties)
  }

  /// The inputs bound to digests, each once. A bare name beside the same name with a digest says nothing more; were it
  /// kept, what it means would depend on how often the file is imported.
  private func bound(_ inputs: [Claim.Input]) -> [Claim.Input] {
    var list = InputList()
    for var input in inputs {
      input.artifact = bound(input.artifact)
      list.add(input)
    }
    return list.withoutBareRepeats
  }

  /// The reference with the digest of the version that was imported with it, or of the only one that is recorded. Only
  /// the description of an artifact has all of them.
  private func bound(_ reference: ArtifactReference, all: Bool = false) -> ArtifactReference {
    guard reference.digests.isEmpty else {
      return all ? reference : ArtifactReference(name: reference.name, digests: Binder.binding(reference.digests))
    }
    let versions = graph.versions(of: reference.name)
    let known = digests[reference.name] ?? (versions.count == 1 ? graph[versions[0]].digests : [])
    return ArtifactReference(name: reference.name, digests: all ? known : Binder.binding(known))
  }

  private mutating func warn(_ place: InputError, _ message: String) {
    var warning = place
    warning.message = message
    warnings.append(warning)
  }
}
