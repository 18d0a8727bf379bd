import Neural
import Statistics
import Testing

@Suite("Sampling from a transformer")
struct TransformerSamplingTests {
  private let random = RandomSource(seed: 7)

  @Test("at temperature 0 follows the largest logit of the full forward pass", arguments: 1...2)
  func greedy(layers: Int) throws {
    let model = tinyModel(layers: layers)
    let prompts = [[1], [2, 9, 4, 4], [10, 3], [5, 5, 5]]
    let drawn = try model.sample(prompts, length: 5, temperature: 0, random: random)
    for (prompt, tokens) in zip(prompts, drawn) {
      var text = prompt
      for token in tokens {
        let row = try model.logits(text).suffix(11)
        #expect(token == row.firstIndex(of: row.max() ?? 0).map { $0 - row.startIndex })
        text.append(token)
      }
      #expect(tokens.count == 5)
    }
  }

  @Test("gives a prompt the same continuation alone and among others")
  func batching() throws {
    let model = tinyModel(layers: 2)
    let prompts = (0..<70).map { number in (0..<1 + number % 4).map { (number * 5 + $0) % 11 } }
    let together = try model.sample(prompts, length: 6, random: random)
    for index in [0, 1, 2, 63] {
      #expect(try model.sample(Array(prompts[...index]), length: 6, random: random)[index] == together[index])
    }
    #expect(try model.sample(prompts, length: 6, random: random) == together)
    #expect(try model.sample(prompts, length: 6, random: RandomSource(seed: 8)) != together)
  }

  @Test("draws with the network's probabilities, rescaled to the allowed tokens")
  func frequencies() throws {
    let model = tinyModel()
    let drawn = try model.sample(Array(repeating: [1, 2], count: 4000), length: 1, allowed: 2..<9, random: random)
    let probabilities = try model.nextTokenProbabilities(after: [[1, 2]])[0]
    let allowed = probabilities[2..<9].reduce(0, +)
    for token in 0..<11 {
      let expected = (2..<9).contains(token) ? probabilities[token] / allowed : 0
      let found = Double(drawn.count { $0 == [token] }) / 4000
      #expect(abs(found - expected) <= 4 * (expected * (1 - expected) / 4000).squareRoot(), "token \(token)")
    }
  }

  @Test("ends a continuation before the stop token")
  func stops() throws {
    let model = tinyModel()
    let free = try model.sample([[1], [2], [3]], length: 8, random: random)
    let stop = try #require(free[0].dropFirst(2).first)
    let stopped = try model.sample([[1], [2], [3]], length: 8, stop: stop, random: random)
    #expect(stopped == free.map { Array($0.prefix { $0 != stop }) })
  }

  @Test("refuses what does not fit")
  func refuses() throws {
    let model = tinyModel()
    #expect(try model.sample([[1, 2]], length: 8, random: random)[0].count == 8)
    #expect(throws: NeuralError.self) { try model.sample([[1, 2]], length: 9, random: random) }
    #expect(throws: NeuralError.self) { try model.sample([[1, 2]], length: -1, random: random) }
    #expect(throws: NeuralError.self) { try model.sample([[11]], length: 1, random: random) }
    #expect(throws: NeuralError.self) { try model.sample([[1]], length: 1, temperature: -1, random: random) }
    #expect(throws: NeuralError.self) { try model.sample([[1]], length: 1, temperature: .nan, random: random) }
    #expect(throws: NeuralError.self) { try model.sample([[1]], length: 1, allowed: 5..<5, random: random) }
    #expect(throws: NeuralError.self) { try model.sample([[1]], length: 1, allowed: 5..<12, random: random) }
    #expect(try model.sample([], length: 3, random: random) == [])
    #expect(try model.sample([[1]], length: 0, random: random) == [[]])
  }
}
