import Models
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

  private func firstOfVersion(_ plan: JobPlan, _ questions: Set<String>?) throws -> SampleRequest? {
    try store.read { transaction in
      try plan.missing.first { request in
        guard questions?.contains(request.id.question) != false else { return false }
        return try transaction.reply(to: request, of: plan)?.fingerprint != nil
      }
    }
  }
}
