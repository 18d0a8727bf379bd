import Testing

@testable import Models

@Suite("What a run may use")
struct BudgetTests {
  private let usage = TokenUsage(input: 80, output: 20)
  private let price = Price(input: 1e4, output: 2e4)

  /// How many requests come through, so many at the same time, each of 100 tokens or 1.2 dollars.
  private func admitted(_ budget: Budget, width: Int) -> Int {
    var count = 0
    while true {
      var wave = 0
      while wave < width, (try? budget.enter()) != nil { wave += 1 }
      if wave == 0 { return count }
      for _ in 0..<wave {
        budget.add(usage, price)
        budget.leave()
      }
      count += wave
    }
  }

  @Test("Requests are let through as long as there is room for one more", arguments: [1, 3, 10])
  func tokens(width: Int) {
    #expect(admitted(Budget(tokens: 1000), width: width) == 10)
    #expect(admitted(Budget(tokens: 1099), width: width) == 10)
    #expect(admitted(Budget(tokens: 1100), width: width) == 11)
  }

  @Test("Money counts as tokens do, and the tighter limit holds")
  func money() {
    #expect(admitted(Budget(dollars: 6), width: 1) == 5)
    #expect(admitted(Budget(tokens: 300, dollars: 6), width: 1) == 3)
    #expect(admitted(Budget(tokens: 9000, dollars: 6), width: 2) == 5)
  }

  @Test("Nothing is let through where nothing may be used; what is used without a price costs nothing")
  func edges() throws {
    #expect(throws: Budget.Exhausted.self) { try Budget(tokens: 0).enter() }
    #expect(throws: Budget.Exhausted.self) { try Budget(dollars: 0).enter() }
    let budget = Budget(dollars: 1)
    budget.add(usage, nil)
    try budget.enter()
  }

  @Test("The reason says the limit and what is used")
  func reason() throws {
    let budget = Budget(tokens: 150)
    budget.add(usage, price)
    let error = #expect(throws: Budget.Exhausted.self) { try budget.enter() }
    #expect(error?.reason == "the limit of 150 tokens leaves no room for another request: 100 used")
  }

  @Test("What is under way is told, because it takes the room that is not used yet")
  func underWay() throws {
    let budget = Budget(tokens: 350, dollars: nil)
    for _ in 0..<3 { try budget.enter() }
    budget.leave()
    budget.add(usage, price)
    let error = #expect(throws: Budget.Exhausted.self) { try budget.enter() }
    #expect(
      error?.reason == "the limit of 350 tokens leaves no room for another request: 100 used, 2 requests under way")
  }

  @Test("Where nobody counts, about four bytes are a token")
  func estimate() {
    #expect(TokenUsage.estimate(input: 400, output: 0) == TokenUsage(input: 101, output: 1))
  }
}
