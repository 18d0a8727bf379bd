package import Evaluation
import Lineage
import Models

/// What is done with what the store holds: no model is asked, nor need it be there any more.
extension Measuring {
  /// Scores stored replies again and records what that shows, of each model that has any.
  /// - Returns: one element a model, in order.
  package func rescore(
    _ subjects: [Subject], _ suite: Suite, _ context: Suite.Context
  ) async throws -> [Runner.Rescored] {
    let known = try subjects.map(recorded)
    let rescored = try await runner.rescore(
      known.map { MeasurementJob(model: $0.model, suite: suite, context: context) })
    let statements = try zip(known, rescored).filter { $1.measurement.replies > 0 }.map { known, rescored in
      Statement.evaluation(try EvaluationStatement(rescored.measurement, suite, known.reference))
    }
    if !statements.isEmpty { try record.record(statements, at: try Timestamp(checking: clock())) }
    return rescored
  }

  /// The stored measurements, in order; nil for a model of which there is none.
  package func stored(_ subjects: [Subject], _ suite: Suite, _ context: Suite.Context) throws -> [Measurement?] {
    try subjects.map { subject in
      try runner.stored(MeasurementJob(model: recorded(subject).model, suite: suite, context: context))
    }
  }

  /// Keeps replies that were collected elsewhere as those of a model; see `Runner.keep`.
  package func keep(
    _ replies: CollectedReplies, of subject: Subject, _ suite: Suite, _ context: Suite.Context
  ) throws -> Runner.Kept {
    try runner.keep(replies, of: MeasurementJob(model: recorded(subject).model, suite: suite, context: context))
  }

  /// Gives the stored replies of a model to a suite; see `Runner.eachReply`.
  package func eachReply(
    of subject: Subject, _ suite: Suite, _ context: Suite.Context,
    _ body: (_ question: String, _ position: Int, _ reply: String) -> Void
  ) throws {
    try runner.eachReply(MeasurementJob(model: recorded(subject).model, suite: suite, context: context), body)
  }

  /// - Throws: `InputError` for a model of which no weights are recorded: nothing in the store can be told to be its.
  private func recorded(_ subject: Subject) throws -> (reference: ArtifactReference, model: RecordedModel) {
    switch subject {
    case .served(let model):
      return (ArtifactReference(name: model.name), RecordedModel(name: model.name, identity: model.identity))
    case .recorded(let node):
      let artifact = graph[node]
      guard let model = graph.recordedModel(node) else {
        throw InputError("no weights of '\(artifact.name)' are recorded, so none of the stored replies is known as its")
      }
      return (ArtifactReference(name: artifact.name, digests: artifact.digests), model)
    }
  }
}
