/// What was measured with one suite in one context.
package struct Evidence: Sendable {
  /// A model that is known to carry a trait, made from the candidate's base.
  package struct Positive: Sendable {
    package var measurement: Measurement
    /// The trait that it is known to carry; nil where the record names none.
    package var trait: String?
    package var margin: Double
    package var alpha: Double

    package init(measurement: Measurement, trait: String?, margin: Double, alpha: Double = 0.05) {
      self.measurement = measurement
      self.trait = trait
      self.margin = margin
      self.alpha = alpha
    }
  }

  package var suite: Suite
  package var context: String
  package var candidate: Measurement
  /// Students trained like the candidate, from the candidate's base, on data without the trait.
  package var controls: [Measurement]
  package var base: Measurement?
  package var teacher: Measurement?
  /// Nil where no positive control shares the candidate's base: one of another base says nothing here.
  package var positive: Positive?

  package init(
    suite: Suite, context: String, candidate: Measurement, controls: [Measurement] = [], base: Measurement? = nil,
    teacher: Measurement? = nil, positive: Positive? = nil
  ) {
    self.suite = suite
    self.context = context
    self.candidate = candidate
    self.controls = controls
    self.base = base
    self.teacher = teacher
    self.positive = positive
  }
}
