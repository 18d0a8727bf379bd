package import Statistics

/// What the judges of a run said of the replies of some models to one suite in one context.
package struct JudgePanel: Sendable, Equatable {
  /// One judge on one model.
  package struct Opinion: Sendable, Equatable {
    package var judge: String
    package var model: String
    package var replies: JudgedReplies
    /// What the rate is once the judge's known errors are taken out of it; nil where these are not known.
    package var corrected: Prevalence?
  }

  /// What is known of one judge's errors.
  package struct Calibrated: Sendable, Equatable {
    package var judge: String
    package var calibration: JudgeCalibration
  }

  package var suite: String
  package var context: String
  /// By judge in the order in which they were named, and then by model.
  package var opinions: [Opinion]
  /// Over the replies of all models together; nil for one judge.
  package var agreement: JudgeAgreement?
  /// In the order of the judges; empty where no labelled replies were named.
  package private(set) var calibrations: [Calibrated] = []

  package init(suite: String, context: String, opinions: [Opinion], agreement: JudgeAgreement? = nil) {
    self.suite = suite
    self.context = context
    self.opinions = opinions
    self.agreement = agreement
  }

  /// The names of the judges, the deciding one first.
  package var judges: [String] {
    var names: [String] = []
    for opinion in opinions where !names.contains(opinion.judge) { names.append(opinion.judge) }
    return names
  }

  /// The same with rates that are corrected by what is known of the judges.
  /// - Parameter found: one a judge, in their order.
  package func calibrated(_ found: [JudgeCalibration]) -> JudgePanel {
    var panel = self
    panel.calibrations = zip(judges, found).map { Calibrated(judge: $0, calibration: $1) }
    for (index, opinion) in opinions.enumerated() {
      let known = panel.calibrations.first { $0.judge == opinion.judge }?.calibration
      panel.opinions[index].corrected = opinion.replies.flagged.flatMap { known?.corrected($0) }
    }
    return panel
  }
}
