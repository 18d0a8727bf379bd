import Checkpoints
import FoundationEssentials
import Glibc
import Neural
import Statistics

/// Times the work that `compare.py` also gives to PyTorch, and prints one JSON object per task.
///
/// Usage: neural-benchmark FOLDER THREADS…, where `compare.py` has put a model folder and `data.json`.
@main
struct Benchmark {
  struct Sequence: Decodable {
    var tokens: [Int]
    /// Index of the first token that is to be predicted; all after it are, too.
    var first: Int
  }

  struct Recipe: Decodable {
    var steps: Int
    var batch: Int
    var learningRate: Double
    var targets: [Int]?
    var sequences: [Sequence]
  }

  struct Work: Decodable {
    var recipes: [String: Recipe]
    var prompts: [[Int]]
    var length: Int
    var allowed: [Int]
  }

  static func main() throws {
    guard CommandLine.arguments.count > 2 else { throw NeuralError("usage: neural-benchmark FOLDER THREADS…") }
    let folder = CommandLine.arguments[1]
    let work = try JSONDecoder().decode(Work.self, from: Data(contentsOf: URL(filePath: folder + "/data.json")))
    let model = try Transformer(folder: folder)
    for name in work.recipes.keys.sorted() {
      guard let recipe = work.recipes[name] else { continue }
      for threads in CommandLine.arguments[2...].compactMap({ Int($0) }) {
        try train(name, recipe, model, threads: threads)
      }
    }
    try measure("sample", threads: 1) {
      let drawn = try model.sample(
        work.prompts, length: work.length, allowed: work.allowed[0]..<work.allowed[1], random: RandomSource(seed: 1))
      return Double(drawn.count)
    }
  }

  static func train(_ name: String, _ recipe: Recipe, _ start: Transformer, threads: Int) throws {
    var data = TokenSet(contextLength: start.configuration.contextLength)
    for sequence in recipe.sequences {
      try data.append(sequence.tokens, loss: sequence.first..<sequence.tokens.count)
    }
    let plan = TrainingPlan(
      steps: recipe.steps, batch: recipe.batch, learningRate: recipe.learningRate, schedule: .cosine,
      targets: recipe.targets.map { $0[0]..<$0[1] })
    try measure(name, threads: threads) {
      var model = start
      var last: Float = 0
      try Trainer.train(&model, on: data, plan: plan, random: RandomSource(seed: 1), threads: threads) { last = $1 }
      return Double(last)
    }
  }

  static func measure(_ task: String, threads: Int, _ body: () throws -> Double) throws {
    let (wall, cpu) = (clock(CLOCK_MONOTONIC), clock(CLOCK_PROCESS_CPUTIME_ID))
    let result = try body()
    let times = (clock(CLOCK_MONOTONIC) - wall, clock(CLOCK_PROCESS_CPUTIME_ID) - cpu)
    print(
      "{\"task\": \"\(task)\", \"threads\": \(threads), \"wall\": \(times.0), \"cpu\": \(times.1), \"result\": \(result)}"
    )
  }

  static func clock(_ id: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(id, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }
}
