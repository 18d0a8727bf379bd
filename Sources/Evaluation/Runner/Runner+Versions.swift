import Models
import Statistics
import Store

/// Replies of earlier runs to a server that may have changed since: OpenAI's servers name their version with each reply.
extension Runner {
  /// Takes over the replies that any run has from the version of the server that answers now. The first missing sample for
  /// which another version might stand is asked, whatever is stored of it, and tells the version. Where no stored reply names
  /// one nothing is asked.
  /// - Parameters:
  ///   - questions: ids of those to be put; all where nil.
  ///   - ask: asks, commits, and gives the version; nil where the server names none or did not answer.
  /// - Returns: the plan with the sample that was asked and with what was taken over.
  func reusingPresentVersion(
    _ plan: JobPlan, of questions: Set<String>?, ask: (SampleRequest) async throws -> String?
  ) async throws -> JobPlan {
    guard reuses, !plan.job.model.isPinned, plan.done < plan.total, try hasOthers(plan),
      let first = try firstOfVersion(plan, questions)
    else { return plan }
    let version = try await ask(first)
    return try filled(plan) { request, transaction in
      guard let version, questions?.contains(request.id.question) != false else { return nil }
      return try transaction.reply(to: request, of: plan, version: version)
    }
  }

  /// A sentence where the stored replies of a measurement are of several versions of a server: a run that was resumed after
  /// the server had changed. Nil for one version, or where servers name none.
  package func versionNote(_ job: MeasurementJob) throws -> String? {
    let mixed = try store.read { transaction in
      try transaction.sampleSets().filter {
        $0.identity == job.model.identity && $0.suiteDigest == job.suite.digest && $0.context == job.context.name
      }.map(transaction.versions).first { $0.count > 1 }
    }
    guard let mixed else { return nil }
    let parts = mixed.map { "\($0.version) (\(Figures.count($0.samples, "sample")))" }
    return "replies of \(job.model.name) to suite \(job.suite.id) in context \(job.context.name) are of \(mixed.count) "
      + "versions of its server, \(Figures.list(parts)); a higher version of the suite asks all of them anew"
  }

  private func firstOfVersion(_ plan: JobPlan, _ questions: Set<String>?) throws -> SampleRequest? {
    try store.read { transaction in
      try plan.missing.first { request in
        guard questions?.contains(request.id.question) != false else { return false }
        return try transaction.reply(to: request, of: plan)?.fingerprint != nil
      }
    }
  }
}
