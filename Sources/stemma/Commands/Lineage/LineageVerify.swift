import ArgumentParser
import Lineage

struct LineageVerify: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check the record itself, and what lies at the recorded locations against the recorded digests.",
    discussion: """
      Without names, everything; with names, what lies at their locations; with
      --checkpoint, the record against a checkpoint that was kept elsewhere:
      statements, log, index and samples; with --weights, the weights of the named
      models against those that they are recorded to start from, or against
      --against. What weights say is recorded as an observation, for STM131 and
      STM132. With --signature, a model against an OpenSSF model signature: every
      file, the root, and with --key who signed.
      Exit status 1 when something differs, 4 when something could not be compared
      or nobody is known to have signed.

      Examples:
        stemma lineage verify
        stemma lineage verify student teacher
        stemma lineage verify --checkpoint checkpoint.txt --key keys/log.pem.pub
        stemma lineage verify student --signature model.sig --key sign.pem.pub
        stemma lineage verify --signature model.sig --of models/student
        stemma lineage verify student --weights
        stemma lineage verify student --weights --against other-base
      """)

  @Argument(help: "Names of artifacts. Default: everything that has a location.") var names: [String] = []
  @OptionGroup var outside: CheckpointOptions
  @OptionGroup var signature: SignatureOptions
  @OptionGroup var weights: WeightOptions
  @OptionGroup var cache: CacheOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if signature.signature != nil, outside.checkpoint != nil || weights.weights {
      throw ValidationError("--signature goes with neither --checkpoint nor --weights")
    }
    if signature.signature == nil { try outside.requireUseOfKeys() }
  }

  func perform(_ session: Session) async throws -> ExitStatus {
    let known = try outside.read(session)
    if let checks = try await signature.check(names, keys: known.keys, session) {
      return answer(checks, nil, session)
    }
    let record = Record(store: try session.reader())
    let compared = try await weights.check(names, record, session)
    let digests = names.isEmpty && outside.checkpoint != nil ? nil : try await files(record, session)
    if digests?.isEmpty == true { session.terminal.note(try nothingLocated(record, session)) }
    let checks = digests.map { $0 + compared } ?? (compared.isEmpty ? nil : compared)
    let own = names.isEmpty || outside.checkpoint != nil ? try known.check(record) : nil
    return answer(checks, own, session)
  }

  private func answer(_ checks: [DigestCheck]?, _ own: RecordCheck?, _ session: Session) -> ExitStatus {
    switch session.format {
    case .json:
      session.answer(
        .members([
          "schema": "stemma/verify/1", "checks": .array((checks ?? []).map(\.json)), "record": own?.json,
        ]))
    case .text:
      if let checks, !checks.isEmpty { show(checks, session) }
      if let own { session.show(own) }
    }
    return status(checks ?? []).worse(own?.isSound == false ? .flagged : .success)
  }

  private func files(_ record: Record, _ session: Session) async throws -> [DigestCheck] {
    let graph = try record.graph()
    let ids =
      try names.isEmpty ? graph.nodes.indices.filter { graph[$0].location != nil } : names.map { try graph.find($0) }
    return try await cache.hashing(session) { record.verify(ids, in: graph, hashing: $0) }
  }

  /// Why no file was compared, where no name was given.
  private func nothingLocated(_ record: Record, _ session: Session) throws -> String {
    let count = try record.graph().nodes.count
    guard count > 0 else { return session.emptyStore }
    return
      "none of the \(count) artifacts in \(session.relative(session.storePath)) has a recorded location, so no file "
      + "was compared; give them a 'location' in a manifest and record it"
  }

  private func show(_ checks: [DigestCheck], _ session: Session) {
    session.table(
      ["artifact", "check", "result", "detail"],
      checks.map { [$0.artifact, $0.check, $0.status.rawValue, $0.detail] })
  }

  private func status(_ checks: [DigestCheck]) -> ExitStatus {
    if checks.contains(where: { $0.status == .failed }) { return .flagged }
    return checks.allSatisfy { $0.status == .ok } ? .success : .couldNotMeasure
  }
}
