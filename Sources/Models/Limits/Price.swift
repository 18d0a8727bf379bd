/// US dollars for a million tokens.
package struct Price: Sendable, Equatable {
  package var input: Double
  package var output: Double

  package init(input: Double, output: Double) {
    self.input = input
    self.output = output
  }

  package func dollars(_ usage: TokenUsage) -> Double {
    (Double(usage.input) * input + Double(usage.output) * output) / 1e6
  }
}
