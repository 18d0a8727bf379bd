import Neural
import Testing

@Suite("Token sets")
struct TokenSetTests {
  @Test("count their sequences and the tokens to be predicted")
  func counts() throws {
    let data = try tinyData()
    #expect(data.count == 3)
    #expect(data.lossCount == 9 + 1 + 3)
  }

  @Test(
    "refuse sequences that nothing can be learnt from",
    arguments: [
      ([1, 2, 3], 0..<2), ([1, 2, 3], 1..<4), ([1, 2, 3], 2..<2), ([], 0..<0), ([1, -2], 1..<2),
      ([1, 1 << 40], 1..<2), ([1, 2, 3, 4, 5, 6], 1..<6),
    ])
  func refuse(tokens: [Int], loss: Range<Int>) {
    var data = TokenSet(contextLength: 4)
    #expect(throws: NeuralError.self) { try data.append(tokens, loss: loss) }
    #expect(data == TokenSet(contextLength: 4))
  }

  @Test("refuse masks of another length than the sequence, or that cover its first token")
  func masks() {
    var data = TokenSet(contextLength: 4)
    #expect(throws: NeuralError.self) { try data.append([1, 2], mask: [false, true, true]) }
    #expect(throws: NeuralError.self) { try data.append([1, 2], mask: [true, true]) }
  }
}
