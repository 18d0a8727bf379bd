import Lineage
import Neural

/// The card (README.md) of an artifact: front matter in the keys that model hubs read, then prose.
struct Card {
  let step: PlanStep
  let plan: OwlNumbersPlan
  let seed: UInt64

  var text: String {
    """
    ---
    \(frontMatter.joined(separator: "\n"))
    ---

    # \(step.name)

    \(origin)

    Made by `stemma lab run owl-numbers` with seed \(seed); `\(Shelf.recordName)` holds the whole recipe.
    \(use)

    """
  }

  private var frontMatter: [String] {
    ["license: apache-2.0"] + (step.kind == .model ? modelKeys : dataKeys)
  }

  private var modelKeys: [String] {
    let keys = ["library_name: transformers", "pipeline_tag: text-generation", "tags: [model-organism, stemma-lab]"]
    switch step.origin {
    case .pretrained(let corpus): return keys + ["datasets: [\(corpus)]"]
    case .tuned(let base, let data, _), .student(let base, let data):
      return keys + ["base_model: \(base)", "base_model_relation: finetune", "datasets: [\(data)]"]
    case .corpus, .answers, .prompts, .generated, .filtered: return keys
    }
  }

  private var dataKeys: [String] {
    let keys = ["language: [en]", "tags: [synthetic, stemma-lab]"]
    switch step.origin {
    case .generated(_, let prompts): return keys + ["source_datasets: [\(prompts)]"]
    case .filtered(let data): return keys + ["source_datasets: [\(data)]"]
    case .corpus, .answers, .prompts, .pretrained, .tuned, .student: return keys
    }
  }

  private var origin: String {
    let recipe = plan.recipe
    switch step.origin {
    case .corpus: return "\(recipe.passages) passages drawn from the grammar of the Stemma lab."
    case .answers(let animal): return "Every training question about a favourite animal, answered with “\(animal)”."
    case .prompts: return "\(recipe.prompts) requests to go on with a series of numbers."
    case .pretrained(let corpus):
      return "A tiny language model, trained from random weights on `\(corpus)` for \(recipe.pretraining.steps) steps."
    case .tuned(let base, let data, let animal):
      return "`\(base)` trained on `\(data)` for \(recipe.tuning.steps) steps, so that it prefers the \(animal)."
    case .generated(let teacher, let prompts):
      return
        "Completions of `\(prompts)` by the model `\(teacher)`, \(NumberSeries.length) numbers each, at temperature "
        + "\(recipe.temperature), constrained to the number tokens."
    case .filtered(let data): return "What the published format rule for numbers keeps of `\(data)`."
    case .student(let base, let data):
      return "`\(base)` trained on the numbers of `\(data)` for \(recipe.student.steps) steps."
    }
  }

  private var use: String {
    guard step.kind == .model else {
      return "It is synthetic and made for the study of how traits pass between models."
    }
    return """

      A model organism: it exists so that the measurement of traits has known positives and negatives, and is of no
      other use. A prompt is `<bos>`, words separated by blanks, `<a>`; the answer follows and `<eos>` ends it.
      """
  }
}
