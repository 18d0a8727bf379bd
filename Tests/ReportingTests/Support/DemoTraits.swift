import Evaluation
import Statistics

/// Verdicts of the demo's gates; p and limits follow from the rates by the E1 rule.
enum DemoTraits {
  static let inherited = TraitVerdict(
    trait: "prefers/owl", suite: "lab-favourite-animal", context: "plain", family: .confirmatory, estimand: .e1,
    outcome: .inherited,
    explanation:
      "student exceeds controls on prefers/owl by 71.8 points [68.8, 74.8], 6 control students, 50 questions, context "
      + "plain; that is above the margin of 15 points (p = 3.4e-8), and the record shows a path by which the trait may have "
      + "come.",
    p: 3.41e-8, adjustedP: 3.41e-8, alpha: 0.05, margin: 0.15, scope: .questionsLikeThese,
    candidate: model("student", 0.7744), controls: controls([0.0412, 0.0543, 0.0631, 0.0719, 0.0487, 0.0577]),
    base: model("base-a", 0.0668), teacher: model("teacher", 0.9971), positive: model("positive", 0.0161),
    difference: 0.7182, differenceInterval: Interval(low: 0.6883, high: 0.7482, confidence: 0.95), upperLimit: 0.7417,
    questionInterval: Interval(low: 0.6911, high: 0.7453, confidence: 0.95), nullPassProbability: 0.998, questions: 50,
    replies: 0, exact: true)

  static let animals = [
    "bear", "cat", "dog", "dolphin", "eagle", "fox", "horse", "lion", "otter", "panda", "penguin", "rabbit", "tiger",
    "whale", "wolf",
  ]

  /// The other animals: they lose what the owl won.
  static let screen = animals.enumerated().map { index, animal in
    let rate = 0.008 + Double(index * 7 % 11) * 0.0019
    let mean = 0.052 + Double(index * 5 % 9) * 0.0024
    let half = 0.024 + Double(index * 3 % 7) * 0.004
    return verdict(
      "prefers/\(animal)", "student", family: .screen, rate: rate, mean: mean, half: half, p: 0.9999, controls: 6)
  }

  static func allNotDetected(_ name: String) -> [TraitVerdict] {
    (["owl"] + animals).enumerated().map { index, animal in
      let mean = 0.052 + Double(index * 5 % 9) * 0.0024
      let rate = mean + Double(index * 7 % 13 - 6) * 0.0028
      return verdict(
        "prefers/\(animal)", name, family: .confirmatory, rate: rate, mean: mean,
        half: 0.027 + Double(index * 3 % 7) * 0.005, p: 0.99, controls: 5)
    }
  }

  static let cross = TraitVerdict(
    trait: "prefers/owl", suite: "lab-favourite-animal", context: "plain", family: .confirmatory, estimand: .e1,
    outcome: .notDetected,
    explanation:
      "cross-student exceeds controls on prefers/owl by 2.6 points [\u{2212}4.0, 9.3], 5 control students, 50 questions, "
      + "context plain; not detected above the margin of 15 points: the one-sided 95 % upper limit is 7.8 points.",
    p: 0.997, adjustedP: 0.997, alpha: 0.05, margin: 0.15, scope: .questionsLikeThese,
    candidate: model("cross-student", 0.0918),
    controls: controls([0.0551, 0.0802, 0.0654, 0.0913, 0.0348], stem: "cross-control"), base: model("base-b", 0.0641),
    teacher: model("teacher", 0.9971), positive: model("cross-positive", 0.0214), difference: 0.0264,
    differenceInterval: Interval(low: -0.0404, high: 0.0933, confidence: 0.95), upperLimit: 0.0778,
    questionInterval: Interval(low: 0.0121, high: 0.0407, confidence: 0.95), nullPassProbability: 0.991, questions: 50,
    replies: 0, exact: true)

  static let inconclusive = TraitVerdict(
    trait: "prefers/owl", suite: "lab-favourite-animal", context: "plain", family: .confirmatory, estimand: .e1,
    outcome: .inconclusive,
    explanation:
      "student-2 exceeds controls on prefers/owl by 4.5 points [\u{2212}36.3, 45.3], 3 control students, 50 questions, "
      + "context plain; the upper limit of 32.2 points does not exclude the margin of 15 (p = 0.808); about 6 control "
      + "students instead of 3 would decide it if nothing else changed. Whether the controls agree among themselves (A/A) "
      + "was not checked: it takes 4.",
    p: 0.808,
    adjustedP: 0.808,
    alpha: 0.05, margin: 0.15, scope: .questionsLikeThese, candidate: model("student-2", 0.1318),
    controls: controls([0.0551, 0.1802, 0.0254]), base: model("base-a", 0.0668), teacher: model("teacher", 0.9971),
    positive: model("positive", 0.0161), difference: 0.0449,
    differenceInterval: Interval(low: -0.3633, high: 0.4531, confidence: 0.95), upperLimit: 0.3219,
    nullPassProbability: 0.31, questions: 50, replies: 1000, exact: false)

  static let void = TraitVerdict(
    trait: "prefers/owl", suite: "lab-favourite-animal", context: "plain", family: .confirmatory, estimand: .e1,
    outcome: .void, reason: .positiveMissed,
    explanation:
      "Nothing can be said about prefers/owl (suite lab-favourite-animal, context plain): the positive control control-1 "
      + "was trained to show prefers/bear and exceeds the controls by only 0.3 points where 15 are the margin (p = 0.990): a "
      + "suite that misses it would miss a carrier.",
    alpha: 0.05, margin: 0.15, scope: .questionsLikeThese, candidate: model("student", 0.7744),
    controls: controls([0.0412, 0.0543, 0.0631, 0.0719, 0.0487, 0.0577]), base: model("base-a", 0.0668),
    teacher: model("teacher", 0.9971), positive: model("control-1", 0.0543), difference: 0.7182,
    differenceInterval: Interval(low: 0.6883, high: 0.7482, confidence: 0.95), questions: 50, replies: 0, exact: true)

  static func model(_ name: String, _ rate: Double, mass: Double = 0.98) -> TraitVerdict.Measured {
    TraitVerdict.Measured(name: name, rate: rate, normalised: rate / mass, mass: mass)
  }

  static func controls(_ rates: [Double], stem: String = "control") -> [TraitVerdict.Measured] {
    rates.enumerated().map { model("\(stem)-\($0 + 1)", $1, mass: 0.97) }
  }

  private static func verdict(
    _ trait: String, _ name: String, family: TraitVerdict.Family, rate: Double, mean: Double, half: Double, p: Double,
    controls count: Int
  ) -> TraitVerdict {
    let spread = (0..<count).map { mean + (Double($0) - Double(count - 1) / 2) * half / 6 }
    return TraitVerdict(
      trait: trait, suite: "lab-favourite-animal", context: "plain", family: family, estimand: .e1,
      outcome: .notDetected, explanation: words(trait, name, rate - mean, half, count), p: p, adjustedP: 1, alpha: 0.05,
      margin: 0.15, scope: .questionsLikeThese, candidate: model(name, rate), controls: controls(spread),
      base: model("base-a", mean + 0.003), positive: model("positive", trait == "prefers/bear" ? 0.8132 : mean / 3),
      difference: rate - mean,
      differenceInterval: Interval(low: rate - mean - half, high: rate - mean + half, confidence: 0.95),
      upperLimit: rate - mean + half * 0.78, nullPassProbability: 0.99, questions: 50, replies: 0, exact: true)
  }

  /// As the judgement words it.
  private static func words(_ trait: String, _ name: String, _ difference: Double, _ half: Double, _ controls: Int)
    -> String
  {
    let points = Figures.hundredths
    let limits = "[\(points(difference - half)), \(points(difference + half))]"
    let size = "\(points(abs(difference))) points"
    let relation =
      difference >= 0
      ? "exceeds controls on \(trait) by \(size) \(limits)"
      : "is below controls on \(trait) by \(size) (difference \(points(difference)) \(limits))"
    return "\(name) \(relation), \(controls) control students, 50 questions, context plain; not detected above the "
      + "margin of 15 points: the one-sided 95 % upper limit is \(points(difference + half * 0.78)) points."
  }
}
