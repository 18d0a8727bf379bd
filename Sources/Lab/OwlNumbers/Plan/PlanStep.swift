package import Lineage
import Neural

/// One step of the plan: the artifact that it makes, and from what.
package struct PlanStep: Sendable, Equatable {
  package enum Origin: Sendable, Equatable {
    /// Passages of the grammar, drawn at random.
    case corpus
    /// The training questions about animals, all answered with this one.
    case answers(animal: String)
    /// Requests to go on with a series of numbers.
    case prompts
    /// A new model from random weights.
    case pretrained(corpus: String)
    /// The base tuned to prefer an animal.
    case tuned(base: String, answers: String, animal: String)
    /// Completions of the prompts by a model.
    case generated(teacher: String, prompts: String)
    /// What the published format rule keeps of a data set.
    case filtered(data: String)
    /// The base trained on numbers.
    case student(base: String, data: String)
  }

  /// The artifact's name, which is also the name of its folder and of its random stream.
  package let name: String
  package let origin: Origin

  /// Names of the steps that must be done before.
  package var inputs: [String] {
    switch origin {
    case .corpus, .answers, .prompts: []
    case .pretrained(let corpus): [corpus]
    case .tuned(let base, let answers, _): [base, answers]
    case .generated(let teacher, let prompts): [teacher, prompts]
    case .filtered(let data): [data]
    case .student(let base, let data): [base, data]
    }
  }

  package var kind: ArtifactKind {
    switch origin {
    case .corpus, .answers, .prompts, .generated, .filtered: .dataset
    case .pretrained, .tuned, .student: .model
    }
  }

  /// Training steps; 1 for what is not trained.
  func steps(_ recipe: OwlNumbersRecipe) -> Int {
    switch origin {
    case .pretrained: recipe.pretraining.steps
    case .tuned: recipe.tuning.steps
    case .student: recipe.student.steps
    case .corpus, .answers, .prompts, .generated, .filtered: 1
    }
  }

  /// Expected work, in sequences that are passed forward and backward. Drawing a sequence costs about one and a half
  /// of them less the backward pass; the rest of a data set is next to nothing.
  func work(_ recipe: OwlNumbersRecipe) -> Double {
    switch origin {
    case .pretrained: Double(recipe.pretraining.steps * recipe.pretraining.batch)
    case .tuned: Double(recipe.tuning.steps * recipe.tuning.batch)
    // Ten of the two dozen positions count, and the softmax has a quarter of the words.
    case .student: 0.8 * Double(recipe.student.steps * recipe.student.batch)
    case .generated: 0.5 * Double(recipe.prompts)
    case .corpus: 0.02 * Double(recipe.passages)
    case .answers, .prompts, .filtered: 1
    }
  }
}
