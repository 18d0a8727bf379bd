package import Checkpoints
package import Neural
import Statistics

/// A model organism that runs in this process: exact probabilities, and replies that a seed decides.
///
/// Prompt template `WordTokenizer.organismTemplate`: `<bos>`, the words of all messages, `<a>`; the answer follows and `<eos>` ends it.
package struct InProcessModel: LanguageModel {
  package let name: String
  package let identity: String
  private let network: Transformer
  private let tokenizer: WordTokenizer
  private let marks: Marks

  /// The tokens that the template adds.
  private struct Marks {
    var begin: Int
    var answer: Int
    var end: Int

    init?(_ tokenizer: WordTokenizer) {
      guard let begin = tokenizer.id(of: "<bos>"), let answer = tokenizer.id(of: "<a>"),
        let end = tokenizer.id(of: "<eos>")
      else { return nil }
      (self.begin, self.answer, self.end) = (begin, answer, end)
    }
  }

  /// Loads a model folder: `config.json`, `model.safetensors`, `tokenizer.json`, `tokenizer_config.json`.
  /// - Parameters:
  ///   - identity: digest of everything that changes an answer, as the caller computed it from this folder.
  /// - Throws: `ModelError` of kind `malformed` that says which file is wrong and how.
  package init(name: String, identity: String, folder: String) throws(ModelError) {
    do {
      let template = try WordTokenizer.template(folder: folder)
      guard template == WordTokenizer.organismTemplate else {
        throw ModelError(
          kind: .unavailable, model: name,
          reason: "the prompt template '\(template)' is not known; '\(WordTokenizer.organismTemplate)' is")
      }
      try self.init(
        name: name, identity: identity, network: Transformer(folder: folder), tokenizer: WordTokenizer(folder: folder))
    } catch let error as ModelError {
      throw error
    } catch {
      throw ModelError(kind: .malformed, model: name, reason: "\(error)")
    }
  }

  /// A model that is already in memory.
  package init(name: String, identity: String, network: Transformer, tokenizer: WordTokenizer) throws(ModelError) {
    func unavailable(_ reason: String) -> ModelError { ModelError(kind: .unavailable, model: name, reason: reason) }
    guard let marks = Marks(tokenizer) else {
      throw unavailable("the vocabulary lacks one of <bos>, <a> and <eos>, which the prompt template needs")
    }
    guard tokenizer.words.count == network.configuration.vocabularySize else {
      throw unavailable(
        "the tokenizer has \(tokenizer.words.count) words and the network \(network.configuration.vocabularySize) tokens"
      )
    }
    self.name = name
    self.identity = identity
    self.network = network
    self.tokenizer = tokenizer
    self.marks = marks
  }

  package func reply(to messages: [Message], sampling: SamplingParameters, seed: UInt64) async throws -> Reply {
    let prompt = try prompt(messages)
    // Drawing the last token that fits needs no place for it.
    let room = network.configuration.contextLength - prompt.count + 1
    let length = min(room, max(1, sampling.maximumTokens))
    let tokens = try draw(prompt, length: length, temperature: sampling.temperature, seed: seed)
    return Reply(text: tokenizer.decode(tokens), finish: tokens.count < length ? .stop : .length)
  }

  /// One forward pass; the softmax is computed in double precision.
  package func probabilities(of words: [String], after messages: [Message]) async throws -> [ProbabilityBounds]? {
    let tokens = try words.map(token)
    let prompt = try prompt(messages)
    do {
      let row = try network.nextTokenProbabilities(after: [prompt])[0]
      // Finite weights can still overflow on the way; NaN must never read as certainty.
      guard row.allSatisfy(\.isFinite) else {
        throw ModelError(kind: .malformed, model: name, reason: "its probabilities are not finite numbers")
      }
      return tokens.map { ProbabilityBounds(exactly: min(1, row[$0])) }
    } catch let error as NeuralError {
      throw unsupported(error.reason)
    }
  }

  private func draw(_ prompt: [Int], length: Int, temperature: Double, seed: UInt64) throws(ModelError) -> [Int] {
    do {
      return try network.sample(
        [prompt], length: length, temperature: temperature, stop: marks.end,
        random: RandomSource(seed: seed, stream: "reply"))[0]
    } catch {
      throw unsupported(error.reason)
    }
  }

  private func prompt(_ messages: [Message]) throws(ModelError) -> [Int] {
    var tokens = [marks.begin]
    for message in messages {
      do {
        tokens += try tokenizer.encode(message.content)
      } catch {
        throw unsupported("\(error)")
      }
    }
    tokens.append(marks.answer)
    guard tokens.count <= network.configuration.contextLength else {
      throw unsupported(
        "the prompt has \(tokens.count) tokens, and the context \(network.configuration.contextLength)")
    }
    return tokens
  }

  private func token(of word: String) throws(ModelError) -> Int {
    guard let token = tokenizer.id(of: word) else { throw unsupported("the word '\(word)' is not in its vocabulary") }
    return token
  }

  private func unsupported(_ reason: String) -> ModelError {
    ModelError(kind: .unsupported, model: name, reason: reason)
  }
}
