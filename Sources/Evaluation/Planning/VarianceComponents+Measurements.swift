package import Statistics

extension VarianceComponents {
  /// From measurements of models of one recipe, on the questions that all of them have a score for.
  /// - Returns: nil below two models or two such questions, or where they were not measured alike.
  package init?(_ measurements: [Measurement], answer: String) {
    guard let first = measurements.first, measurements.allSatisfy({ $0.isComparable(to: first) }) else { return nil }
    let tables = measurements.map { measurement in
      Dictionary(zip(measurement.questions.map(\.id), measurement.rates(of: answer))) { first, _ in first }
    }
    let shared = first.questions.map(\.id).filter { id in tables.allSatisfy { $0[id].flatMap(\.self) != nil } }
    let rates = tables.map { table in shared.compactMap { table[$0].flatMap(\.self) } }
    let replies = measurements.flatMap { $0.questions.map(\.scored) }.filter { $0 > 0 }
    let samples = first.exact ? nil : Summary.mean(replies.map(Double.init))
    self.init(rates: rates, samples: samples)
  }
}
