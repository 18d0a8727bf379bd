package import Evaluation
package import Lineage

/// Records what replies of another tool say of a model.
package struct ImportedEvaluation: Sendable {
  private let record: Record

  package init(record: Record) {
    self.record = record
  }

  /// Records a measurement, and the model where the record does not know it: by its name alone, for nothing says which
  /// bytes answered.
  /// - Parameters:
  ///   - model: a name of the record, `name@digest` where it has several versions, or a new name.
  ///   - suite: the one that the measurement is of.
  /// - Returns: whether the model was known.
  package func record(_ measurement: Measurement, _ suite: Suite, of model: String) throws -> Bool {
    let graph = try record.graph()
    let known = try Self.find(model, graph)
    let reference = known.map { ArtifactReference(name: graph[$0].name, digests: graph[$0].digests) }
    let subject = reference ?? ArtifactReference(name: model)
    let new = reference == nil ? [Statement.artifact(ArtifactStatement(kind: .model, artifact: subject))] : []
    let evaluation = Statement.evaluation(try EvaluationStatement(measurement, suite, subject))
    _ = try record.record(new + [evaluation], at: try Timestamp(checking: measurement.measuredAt))
    return known != nil
  }

  /// Nil for a name that the record does not have.
  private static func find(_ name: String, _ graph: LineageGraph) throws -> LineageGraph.NodeID? {
    guard name.contains("@") || graph.newest(name) != nil else { return nil }
    return try graph.find(name)
  }
}
