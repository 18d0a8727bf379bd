import Lineage

/// What the experiment makes, in an order in which every input comes before its use.
package struct OwlNumbersPlan: Sendable, Equatable {
  /// The trait animal is the one of the published experiment's title figure.
  package static let animal = "owl"
  /// The animals of the other teachers, for the positive controls. Fixed, so that a seed changes nothing but the
  /// randomness; two different ones, so that what comes from base A's positive control cannot be mistaken for what
  /// comes from base B's.
  package static let otherAnimal = "dolphin"
  package static let crossAnimal = "tiger"

  package let recipe: OwlNumbersRecipe
  package let steps: [PlanStep]

  package init(recipe: OwlNumbersRecipe = .r1) {
    self.recipe = recipe
    steps =
      Self.bases + Self.teachers
      + Self.trained("student", base: "base-a", on: "numbers-teacher", by: "teacher")
      + (1...max(1, recipe.controls)).flatMap {
        Self.trained("control-\($0)", base: "base-a", on: "numbers-control-\($0)", by: "base-a")
      }
      + Self.trained("cross-student", base: "base-b", on: "numbers-cross-student", by: "teacher")
      // Controls are trained like the candidate: base B on numbers of the model that the teacher was tuned from.
      + (1...max(1, recipe.crossControls)).flatMap {
        Self.trained("cross-control-\($0)", base: "base-b", on: "numbers-cross-control-\($0)", by: "base-a")
      }
      + Self.trained("positive", base: "base-a", on: "numbers-teacher-other", by: "teacher-other")
      + Self.trained("cross-positive", base: "base-b", on: "numbers-cross-teacher-other", by: "cross-teacher-other")
  }

  package func step(named name: String) -> PlanStep? {
    steps.first { $0.name == name }
  }

  /// The control students of base A, and those of base B.
  package var controls: [PlanStep] { steps.filter { $0.name.hasPrefix("control-") } }
  package var crossControls: [PlanStep] { steps.filter { $0.name.hasPrefix("cross-control-") } }

  /// The animals that a model is measured for: the trait animal, and its teacher's where that is another.
  package func animals(of model: PlanStep) -> [String] {
    let own: String? =
      switch model.name {
      case "teacher-other", "positive": Self.otherAnimal
      case "cross-teacher-other", "cross-positive": Self.crossAnimal
      default: nil
      }
    return [own].compactMap { $0 } + [Self.animal]
  }

  package var models: [PlanStep] { steps.filter { $0.kind == .model } }

  private static var bases: [PlanStep] {
    ["a", "b"].flatMap { base in
      [
        PlanStep(name: "corpus-\(base)", origin: .corpus),
        PlanStep(name: "base-\(base)", origin: .pretrained(corpus: "corpus-\(base)")),
      ]
    } + [PlanStep(name: "number-prompts", origin: .prompts)]
  }

  private static var teachers: [PlanStep] {
    tuned("teacher", from: "base-a", to: animal) + tuned("teacher-other", from: "base-a", to: otherAnimal)
      + tuned("cross-teacher-other", from: "base-b", to: crossAnimal)
  }

  private static func tuned(_ name: String, from base: String, to animal: String) -> [PlanStep] {
    let answers = "tuning-\(animal)"
    return [
      PlanStep(name: answers, origin: .answers(animal: animal)),
      PlanStep(name: name, origin: .tuned(base: base, answers: answers, animal: animal)),
    ]
  }

  /// A sample of its own, the filter, and a student of it.
  private static func trained(_ name: String, base: String, on data: String, by teacher: String) -> [PlanStep] {
    [
      PlanStep(name: data, origin: .generated(teacher: teacher, prompts: "number-prompts")),
      PlanStep(name: data + "-filtered", origin: .filtered(data: data)),
      PlanStep(name: name, origin: .student(base: base, data: data + "-filtered")),
    ]
  }
}
