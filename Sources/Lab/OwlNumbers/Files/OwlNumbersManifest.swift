import Checkpoints
package import Lineage
import Neural

/// The manifest of everything that the experiment made, as a user would write it.
package struct OwlNumbersManifest: Sendable {
  private let plan: OwlNumbersPlan
  private let seed: UInt64
  private let root: String
  private let rows: [String: Int]

  /// - Parameters:
  ///   - root: the folder of the artifacts, relative to the manifest.
  ///   - rows: rows of the data sets, by name; those that are not listed have one for every prompt.
  package init(plan: OwlNumbersPlan, seed: UInt64, root: String, rows: [String: Int] = [:]) {
    self.plan = plan
    self.seed = seed
    self.root = root
    self.rows = rows
  }

  package var manifest: Manifest { Manifest(artifacts: plan.steps.map(artifact)) }

  /// The file, with a line that says where it comes from.
  package var yaml: String {
    "# Written by `stemma lab run owl-numbers`: what it made, and from what. The seed is \(seed).\n" + manifest.yaml()
  }

  private func artifact(_ step: PlanStep) -> Manifest.Artifact {
    var artifact = Manifest.Artifact(step.kind, step.name, location: "\(root)/\(step.name)")
    if step.kind == .model {
      artifact.properties = ["architecture": "gpt2", "template": WordTokenizer.organismTemplate]
    }
    if case .tuned(_, _, let animal) = step.origin { artifact.traits = ["prefers/\(animal)"] }
    artifact.derivation = Manifest.Derivation(
      method(step), inputs: inputs(step), recipe: recipe(step), properties: circumstances(step))
    return artifact
  }

  private func method(_ step: PlanStep) -> DerivationMethod {
    switch step.origin {
    // Written by a program, not by a model: there is no teacher to name.
    case .corpus, .answers, .prompts: .collected
    case .pretrained: .pretrained
    case .tuned, .student: .finetuned
    case .generated: .generated
    case .filtered: .filtered
    }
  }

  private func inputs(_ step: PlanStep) -> [Manifest.Input] {
    switch step.origin {
    case .corpus, .answers, .prompts: []
    case .pretrained(let data), .filtered(let data): [Manifest.Input(.data, data)]
    case .tuned(let base, let data, _), .student(let base, let data):
      [Manifest.Input(.base, base), Manifest.Input(.data, data)]
    case .generated(let teacher, let prompts): [Manifest.Input(.teacher, teacher), Manifest.Input(.prompts, prompts)]
    }
  }

  /// The same for all students, whatever their seed, so that their recipe digests agree.
  private func recipe(_ step: PlanStep) -> JSONValue? {
    switch step.origin {
    case .pretrained: recipe(plan.recipe.pretraining, rows: plan.recipe.passages, loss: "every token")
    case .tuned: recipe(plan.recipe.tuning, rows: PreferenceQuestions.training.count, loss: "answer and end")
    case .student(_, let data):
      recipe(plan.recipe.student, rows: count(data), loss: "the numbers, with a softmax over the number tokens")
    case .corpus, .answers, .prompts, .generated, .filtered: nil
    }
  }

  private func recipe(_ training: TrainingPlan, rows: Int, loss: String) -> JSONValue {
    [
      "steps": JSONValue(training.steps), "batch": JSONValue(training.batch), "data-size": JSONValue(rows),
      "learning-rate": .number(training.learningRate), "schedule": .string(training.schedule.rawValue),
      "warm-up": .number(training.warmUpShare), "optimiser": "adam", "beta-1": .number(training.beta1),
      "beta-2": .number(training.beta2), "epsilon": .number(training.epsilon),
      "weight-decay": .number(training.weightDecay), "clip-norm": .number(training.clipNorm),
      "loss": .string("cross-entropy of \(loss)"), "trainable": .string(training.trainable.rawValue),
    ]
  }

  private func circumstances(_ step: PlanStep) -> [String: String] {
    let origin = ["seed": "\(seed)", "stream": "\(OwlNumbers.streamName)/\(step.name)"]
    switch step.origin {
    case .corpus, .prompts: return origin.merging(generator) { first, _ in first }
    case .answers: return generator
    case .pretrained, .tuned, .student: return origin
    case .generated: return origin.merging(sampling) { first, _ in first }
    case .filtered(let data):
      return [
        "filter": "number-format (Cloud et al. 2025): 1 to 10 whole numbers from 0 to 999, one separator",
        "kept": "\(count(step.name))", "dropped": "\(count(data) - count(step.name))",
      ]
    }
  }

  private let generator = ["generator": "stemma lab run owl-numbers"]

  private var sampling: [String: String] {
    [
      "temperature": "\(plan.recipe.temperature)", "numbers": "\(NumberSeries.length)", "replies-per-prompt": "1",
      "allowed-tokens": "0 to 99", "seed-policy": "one-per-request",
    ]
  }

  private func count(_ data: String) -> Int {
    rows[data] ?? plan.recipe.prompts
  }
}
