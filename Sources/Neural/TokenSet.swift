/// Token sequences with a mask that says which tokens are to be predicted; the loss counts only those.
package struct TokenSet: Sendable, Equatable {
  /// T, the positions that a network sees at most: a sequence has at most T + 1 tokens.
  package let contextLength: Int
  /// Number of sequences.
  package private(set) var count = 0
  /// Number of tokens that are to be predicted, over all sequences.
  package private(set) var lossCount = 0

  // Sequences one after the other, each from `starts[i]` to `starts[i + 1]`.
  private(set) var tokens: [Int32] = []
  private(set) var mask: [Bool] = []
  /// One past the last masked token of each sequence.
  private(set) var ends: [Int] = []
  private var lossCounts: [Int] = []
  private var starts: [Int] = [0]

  package init(contextLength: Int) {
    self.contextLength = contextLength
  }

  /// Adds a sequence.
  /// - Parameter loss: the indices of the tokens to be predicted; within 1..<tokens.count, since nothing stands before
  ///   the first.
  package mutating func append(_ tokens: [Int], loss: Range<Int>) throws(NeuralError) {
    guard loss.isEmpty || (loss.lowerBound >= 1 && loss.upperBound <= tokens.count) else {
      throw NeuralError("the loss covers tokens \(loss), but only 1..<\(tokens.count) can be predicted")
    }
    try append(tokens, mask: tokens.indices.map(loss.contains))
  }

  /// Adds a sequence.
  /// - Parameter mask: for each token, whether it is to be predicted; never the first.
  package mutating func append(_ tokens: [Int], mask: [Bool]) throws(NeuralError) {
    guard tokens.count <= contextLength + 1 else {
      throw NeuralError("a sequence of \(tokens.count) tokens is longer than the \(contextLength + 1) allowed")
    }
    guard mask.count == tokens.count, mask.first != true, let last = mask.lastIndex(of: true) else {
      throw NeuralError("the mask must have one entry per token, at least one of them true, the first one false")
    }
    guard tokens.allSatisfy({ (0...Int(Int32.max)).contains($0) }) else {
      throw NeuralError("a token is negative or larger than \(Int32.max)")
    }
    ends.append(self.tokens.count + last + 1)
    self.tokens += tokens.map(Int32.init)
    self.mask += mask
    starts.append(self.tokens.count)
    lossCounts.append(mask.count { $0 })
    lossCount += lossCounts[count]
    count += 1
  }

  /// The places of a sequence's tokens in `tokens` and `mask`.
  func row(_ index: Int) -> Range<Int> {
    starts[index]..<starts[index + 1]
  }

  /// Number of tokens of a sequence that are to be predicted; at least 1.
  func lossCount(of index: Int) -> Int {
    lossCounts[index]
  }

  /// Checks that a network with these sizes can learn from the data.
  /// - Parameter targets: the tokens among which is predicted; nil for all.
  func check(vocabularySize: Int, contextLength: Int, targets: Range<Int>?) throws(NeuralError) {
    let allowed = targets ?? 0..<vocabularySize
    guard !allowed.isEmpty, allowed.lowerBound >= 0, allowed.upperBound <= vocabularySize else {
      throw NeuralError("the targets \(allowed) are not tokens of a vocabulary of \(vocabularySize)")
    }
    guard count > 0 else { throw NeuralError("the data set has no sequences") }
    guard self.contextLength <= contextLength else {
      throw NeuralError("the data have \(self.contextLength) positions, the network only \(contextLength)")
    }
    for (token, isTarget) in zip(tokens, mask) {
      guard token < vocabularySize else {
        throw NeuralError("token \(token) is not in the vocabulary of \(vocabularySize)")
      }
      guard !isTarget || allowed.contains(Int(token)) else {
        throw NeuralError("token \(token) is to be predicted, but is not among the targets \(allowed)")
      }
    }
  }
}
