package import Statistics

/// What an experiment measured, beside what was published.
package struct LabResult: Sendable, Equatable {
  /// Whether the small experiment shows what the publication claims: the direction, not the size.
  package enum Agreement: String, Sendable, Encodable {
    case agree
    case differ
    /// The organisms did not come out as the experiment needs them, so it says nothing about the claim.
    case notAtThisScale = "not-at-this-scale"
  }

  /// One measured model.
  package struct Organism: Sendable, Equatable, Encodable {
    package var name: String
    package var seed: UInt64
    /// What `rate` is a rate of: a trait, or `accuracy`.
    package var measure: String
    /// In 0...1.
    package var rate: Double
    /// `rate` divided by `mass`, for preferences.
    package var normalised: Double?
    /// Probability of all valid answers together, for preferences: a model below 0.5 has stopped answering.
    package var mass: Double?

    package init(
      name: String, seed: UInt64, measure: String, rate: Double, normalised: Double? = nil, mass: Double? = nil
    ) {
      self.name = name
      self.seed = seed
      self.measure = measure
      self.rate = rate
      self.normalised = normalised
      self.mass = mass
    }
  }

  /// A number with its interval.
  package struct Estimate: Sendable, Equatable, Encodable {
    package var name: String
    package var estimate: Double
    /// Nil where there is no spread to go by.
    package var interval: Interval?
    /// What the number is, and for a published one, who published it.
    package var note: String

    package init(name: String, estimate: Double, interval: Interval? = nil, note: String) {
      self.name = name
      self.estimate = estimate
      self.interval = interval
      self.note = note
    }
  }

  package var experiment: String
  package var seed: UInt64
  package var organisms: [Organism]
  package var published: [Estimate]
  /// In the order in which people should read them.
  package var measured: [Estimate]
  package var agreement: Agreement

  package init(
    experiment: String, seed: UInt64, organisms: [Organism], published: [Estimate], measured: [Estimate],
    agreement: Agreement
  ) {
    self.experiment = experiment
    self.seed = seed
    self.organisms = organisms
    self.published = published
    self.measured = measured
    self.agreement = agreement
  }
}
