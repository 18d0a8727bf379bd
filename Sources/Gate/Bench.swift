import Evaluation
import FoundationEssentials
import Lineage
import Models
import Risk

/// Models, behind endpoints or loaded from where the record says they are, with what their bytes say about themselves.
struct Bench: Sendable {
  typealias NodeID = LineageGraph.NodeID

  struct Seat: Sendable {
    var node: NodeID
    var model: any LanguageModel
    /// Every digest of the folder as it is on disk now; none for a model behind an endpoint, whose bytes nobody sees.
    var digests: [Digest]
    /// Whether only its stored results are there.
    var isStored = false
  }

  /// By node.
  let seats: [NodeID: Seat]
  /// Where the bytes on disk are not those of the record.
  let mismatches: [NodeID: RiskSubject.DigestMismatch]

  /// Hashes and loads every model that is not served and of which more than stored results are wanted.
  /// - Throws: `ModelError` of kind `unavailable` for a model that is not there or does not load.
  init(
    _ models: [NodeID], graph: LineageGraph, storePath: String, served: GateRequest.ServedModel = { _ in nil },
    stored: [NodeID: RecordedModel] = [:]
  ) throws {
    var seats: [NodeID: Seat] = [:]
    var mismatches: [NodeID: RiskSubject.DigestMismatch] = [:]
    for node in models {
      if let model = stored[node] {
        seats[node] = Seat(node: node, model: model, digests: [], isStored: true)
        continue
      }
      if let model = try served(graph[node].name) {
        seats[node] = Seat(node: node, model: model, digests: [])
        continue
      }
      let seat = try Self.seat(node, graph, storePath)
      seats[node] = seat
      mismatches[node] = Self.mismatch(graph[node], seat.digests)
    }
    self.seats = seats
    self.mismatches = mismatches
  }

  private static func seat(_ node: NodeID, _ graph: LineageGraph, _ storePath: String) throws -> Seat {
    let artifact = graph[node]
    guard let location = artifact.location else {
      throw ModelError(
        kind: .unavailable, model: artifact.name,
        reason: "the record has no location for it, and stemma.yaml no endpoint; record its manifest with a location, "
          + "or describe its endpoint under models:")
    }
    let folder = Location.path(location, storePath: storePath)
    guard FileManager.default.fileExists(atPath: folder) else {
      throw ModelError(kind: .unavailable, model: artifact.name, reason: "nothing lies at \(folder) any more")
    }
    let content = try ContentDigests(path: folder, kind: .model)
    guard let identity = content.identity else {
      throw ModelError(kind: .unavailable, model: artifact.name, reason: "there are no model weights in \(folder)")
    }
    let model = try InProcessModel(name: artifact.name, identity: identity.description, folder: folder)
    return Seat(node: node, model: model, digests: content.all)
  }

  /// The weights decide where both sides have them: a corrected card is no other model.
  private static func mismatch(_ node: LineageGraph.Node, _ found: [Digest]) -> RiskSubject.DigestMismatch? {
    for scheme in [Digest.Scheme.identity, .weights, .sha256] {
      let recorded = node.digests.filter { $0.scheme == scheme }
      guard let first = recorded.first, let now = found.first(where: { $0.scheme == scheme }) else { continue }
      return recorded.contains(now) ? nil : RiskSubject.DigestMismatch(recorded: first, found: now)
    }
    return nil
  }
}
