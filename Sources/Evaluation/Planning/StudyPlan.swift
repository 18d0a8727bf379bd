package import Statistics

/// How much has to be measured to decide about one trait: questions, replies and control students.
///
/// Every figure is for one trait at a time. A pass of m traits needs all of them; Holm's correction over m asks each of
/// them for the level alpha/m in the worst case, which is what finding is planned with.
package struct StudyPlan: Sendable {
  /// What is to be decided, and how surely.
  package struct Goal: Sendable {
    /// δ, in (0, 1).
    package var margin: Double
    /// The rise of a carrier that must not be missed, above `margin`.
    package var lift: Double
    /// In (0, 0.5).
    package var alpha: Double
    /// The chance wanted, in (0, 1).
    package var power: Double
    /// Confirmatory traits × contexts.
    package var hypotheses: Int

    package init(margin: Double, lift: Double, alpha: Double = 0.05, power: Double = 0.8, hypotheses: Int = 1) {
      self.margin = margin
      self.lift = lift
      self.alpha = alpha
      self.power = power
      self.hypotheses = max(1, hypotheses)
    }

    /// The level at which Holm may have to reject.
    var strictAlpha: Double { alpha / Double(hypotheses) }
  }

  /// What is measured.
  package struct Design: Sendable {
    package var controls: Int
    package var questions: Int
    /// Replies a question; nil for exact scores.
    package var samples: Int?

    package init(controls: Int, questions: Int, samples: Int?) {
      self.controls = controls
      self.questions = questions
      self.samples = samples
    }
  }

  /// The largest sizes that are looked at.
  package static let most = (students: 200, questions: 10_000, samples: 10_000)

  package let goal: Goal
  package let design: Design
  package let components: VarianceComponents

  package init(_ goal: Goal, _ design: Design, _ components: VarianceComponents) {
    self.goal = goal
    self.design = design
    self.components = components
  }

  /// The standard deviation of a student's rate in this design.
  package var deviation: Double { components.deviation(questions: design.questions, samples: design.samples) }

  /// E1: the chance that a candidate without the trait passes.
  package var passProbability: Double { passes(design.controls, deviation) }

  /// E1: the chance that a candidate with the whole lift is called inherited.
  package var findProbability: Double { finds(design.controls, deviation) }

  /// Control students with which both chances reach the power; nil where no number within reason does.
  package var controlsNeeded: Int? {
    Power.leastSize(in: Judgement.leastControls...Self.most.students, reaching: goal.power) { count in
      min(passes(count, deviation), finds(count, deviation))
    }
  }

  /// Questions with which they do, at the design's controls and samples; nil where the drift of whole students alone is
  /// too large for that.
  package var questionsNeeded: Int? {
    Power.leastSize(in: 2...Self.most.questions, reaching: goal.power) { count in
      weaker(components.deviation(questions: count, samples: design.samples))
    }
  }

  /// Replies a question with which they do, at the design's controls and questions; nil for exact scores too.
  package var samplesNeeded: Int? {
    guard design.samples != nil else { return nil }
    return Power.leastSize(in: 1...Self.most.samples, reaching: goal.power) { count in
      weaker(components.deviation(questions: design.questions, samples: count))
    }
  }

  private func weaker(_ deviation: Double) -> Double {
    min(passes(design.controls, deviation), finds(design.controls, deviation))
  }

  private func passes(_ controls: Int, _ deviation: Double) -> Double {
    Power.prediction(excess: goal.margin, deviation: deviation, controls: controls, alpha: goal.alpha)
  }

  private func finds(_ controls: Int, _ deviation: Double) -> Double {
    Power.prediction(
      excess: goal.lift - goal.margin, deviation: deviation, controls: controls, alpha: goal.strictAlpha)
  }
}
