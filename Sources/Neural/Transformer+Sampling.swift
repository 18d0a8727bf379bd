import CKernels
import Checkpoints
package import Statistics

/// Continuations drawn from the network.
extension Transformer {
  /// Continues each prompt token by token, with cached keys and values.
  ///
  /// Prompt i draws from `random.child("i")`, so that its continuation does not depend on the other prompts.
  /// - Parameters:
  ///   - length: the most tokens to draw; prompt and continuation must fit into the context.
  ///   - temperature: divides the logits; at 0 the most likely token is taken.
  ///   - allowed: only these tokens are drawn, with their probabilities rescaled; nil for all.
  ///   - stop: a continuation ends before this token.
  /// - Returns: the continuations, without their prompts and without `stop`.
  package func sample(
    _ prompts: [[Int]], length: Int, temperature: Double = 1, allowed: Range<Int>? = nil, stop: Int? = nil,
    random: RandomSource
  ) throws(NeuralError) -> [[Int]] {
    let classes = allowed ?? 0..<configuration.vocabularySize
    try check(prompts, length: length, temperature: temperature, classes)
    guard length > 0 else { return prompts.map { _ in [] } }
    OneThread.enforce()
    let capacity = (prompts.map(\.count).max() ?? 0) + length - 1
    let decoder = Decoder(self, capacity: capacity, classes: classes)
    var continuations: [[Int]] = []
    for start in stride(from: 0, to: prompts.count, by: Decoder.rows) {
      let group = start..<min(start + Decoder.rows, prompts.count)
      var lines = group.map { Continuation(prompt: prompts[$0], random: random.child("\($0)")) }
      withParameters { parameters in
        run(&lines, decoder, parameters, length: length, temperature: Float(temperature), stop: stop)
      }
      continuations += lines.map(\.tokens)
    }
    return continuations
  }

  private func run(
    _ lines: inout [Continuation], _ decoder: Decoder, _ parameters: UnsafePointer<Float>, length: Int,
    temperature: Float, stop: Int?
  ) {
    var position = 0
    while lines.contains(where: { !$0.isFinished }) {
      let inputs = lines.map { ($0.token(at: position), min(position, $0.lastPosition)) }
      let logits = decoder.step(
        inputs, parameters: parameters, wantsLogits: lines.contains { $0.draws(at: position) })
      for index in lines.indices where lines[index].draws(at: position) {
        let row = logits.start + index * logits.stride
        let choice = kernel_sample(row, logits.columns, temperature, lines[index].random.uniform())
        lines[index].take(decoder.classes.lowerBound + choice, length: length, stop: stop)
      }
      position += 1
    }
  }

  private func check(
    _ prompts: [[Int]], length: Int, temperature: Double, _ classes: Range<Int>
  ) throws(NeuralError) {
    for prompt in prompts { try check(prompt) }
    let room = configuration.contextLength - (prompts.map(\.count).max() ?? 0) + 1
    guard (0...room).contains(length) else {
      throw NeuralError("\(length) tokens are to be drawn, but the context has room for \(room) after a prompt")
    }
    guard temperature >= 0, temperature.isFinite else {
      throw NeuralError("the temperature \(temperature) is not a number from 0 on")
    }
    guard !classes.isEmpty, classes.lowerBound >= 0, classes.upperBound <= configuration.vocabularySize else {
      throw NeuralError(
        "the allowed tokens \(classes) are not tokens of a vocabulary of \(configuration.vocabularySize)")
    }
  }
}

/// One prompt and what has been drawn after it.
private struct Continuation {
  let prompt: [Int]
  var random: RandomSource
  var tokens: [Int] = []
  var isFinished = false

  init(prompt: [Int], random: RandomSource) {
    self.prompt = prompt
    self.random = random
  }

  /// The place of the newest token.
  var lastPosition: Int { prompt.count + tokens.count - 1 }

  /// The token to read; a finished line repeats its last one, and nobody looks at the result.
  func token(at position: Int) -> Int {
    if position < prompt.count { return prompt[position] }
    return tokens.isEmpty ? prompt[prompt.count - 1] : tokens[min(position - prompt.count, tokens.count - 1)]
  }

  func draws(at position: Int) -> Bool {
    !isFinished && position >= prompt.count - 1
  }

  mutating func take(_ token: Int, length: Int, stop: Int?) {
    if token != stop { tokens.append(token) }
    isFinished = token == stop || tokens.count == length
  }
}
