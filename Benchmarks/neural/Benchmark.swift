import COneDNN
import Checkpoints
import FoundationEssentials
import Glibc
import Neural
import Statistics

/// Times one piece of the work that `compare.py` also gives to PyTorch, and prints one JSON object.
///
/// Usage: neural-benchmark FOLDER TASK THREADS, where `compare.py` has put a model folder and `data.json`. TASK is the
/// name of a recipe, `sample`, or `product`: the rate of oneDNN's large matrix product, on as many threads as
/// `OMP_NUM_THREADS` says.
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
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.count == 3, let threads = Int(words[2]) else {
      throw NeuralError("usage: neural-benchmark FOLDER TASK THREADS")
    }
    guard words[1] != "product" else { return product() }
    let work = try JSONDecoder().decode(Work.self, from: Data(contentsOf: URL(filePath: words[0] + "/data.json")))
    let model = try Transformer(folder: words[0])
    guard let recipe = work.recipes[words[1]] else { return try sample(work, model) }
    try train(recipe, model, threads: threads)
  }

  static func train(_ recipe: Recipe, _ start: Transformer, threads: Int) throws {
    var data = TokenSet(contextLength: start.configuration.contextLength)
    for sequence in recipe.sequences {
      try data.append(sequence.tokens, loss: sequence.first..<sequence.tokens.count)
    }
    func run(steps: Int) throws -> Double {
      let plan = TrainingPlan(
        steps: steps, batch: recipe.batch, learningRate: recipe.learningRate, schedule: .cosine,
        targets: recipe.targets.map { $0[0]..<$0[1] })
      var model = start
      var last: Float = 0
      try Trainer.train(&model, on: data, plan: plan, random: RandomSource(seed: 1), threads: threads) { last = $1 }
      return Double(last)
    }
    _ = try run(steps: 10)
    report(try measure { try run(steps: recipe.steps) })
  }

  static func sample(_ work: Work, _ model: Transformer) throws {
    func run(_ prompts: [[Int]]) throws -> Double {
      let allowed = work.allowed[0]..<work.allowed[1]
      let random = RandomSource(seed: 1)
      return Double(try model.sample(prompts, length: work.length, allowed: allowed, random: random).count)
    }
    _ = try run(Array(work.prompts.prefix(64)))
    report(try measure { try run(work.prompts) })
  }

  /// The best of ten times five products; the result is billions of multiplications and additions a CPU-second.
  static func product() {
    let size = 1024
    let a = [Float](repeating: 0.5, count: size * size)
    let b = [Float](repeating: 0.25, count: size * size)
    var c = [Float](repeating: 0, count: size * size)
    let n = dnnl_dim_t(size)
    let letter = CChar(bitPattern: UInt8(ascii: "N"))
    func run() -> Double {
      for _ in 0..<5 { _ = dnnl_sgemm(letter, letter, n, n, n, 1, a, n, b, n, 0, &c, n) }
      return Double(c[0])
    }
    let best = (0..<10).map { _ in measure(run) }.min { $0.cpu < $1.cpu }
    guard let best, best.result == Double(size) / 8 else { return }
    report((best.wall, best.cpu, 5 * 2 * Double(size * size * size) / best.cpu / 1e9))
  }

  typealias Times = (wall: Double, cpu: Double, result: Double)

  static func measure(_ body: () throws -> Double) rethrows -> Times {
    let (wall, cpu) = (clock(CLOCK_MONOTONIC), clock(CLOCK_PROCESS_CPUTIME_ID))
    let result = try body()
    return (clock(CLOCK_MONOTONIC) - wall, clock(CLOCK_PROCESS_CPUTIME_ID) - cpu, result)
  }

  static func report(_ times: Times) {
    print("{\"wall\": \(times.wall), \"cpu\": \(times.cpu), \"result\": \(times.result)}")
  }

  static func clock(_ id: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(id, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }
}
