import Testing

@testable import Lineage

@Suite("Strongly connected components")
struct StrongComponentsTests {
  @Test("Two nodes share one exactly when each is reached from the other", arguments: UInt64(0)..<100)
  func reference(seed: UInt64) {
    var dice = Dice(seed: seed)
    let count = 2 + dice.below(12)
    var outputs = [[Int]](repeating: [], count: count)
    for _ in 0..<dice.below(2 * count) { outputs[dice.below(count)].append(dice.below(count)) }
    func reached(_ start: Int) -> Set<Int> {
      var (seen, open): (Set<Int>, [Int]) = ([start], [start])
      while let node = open.popLast() {
        for next in outputs[node] where seen.insert(next).inserted { open.append(next) }
      }
      return seen
    }
    let closures = (0..<count).map(reached)
    let components = StrongComponents(outputs)
    for (left, right) in (0..<count).flatMap({ left in (0..<count).map { (left, $0) } }) {
      let isMutual = closures[left].contains(right) && closures[right].contains(left)
      #expect(isMutual == (components.numbers[left] == components.numbers[right]))
      if !isMutual, closures[left].contains(right) { #expect(components.numbers[left] > components.numbers[right]) }
    }
    let sizes = Dictionary(grouping: components.numbers) { $0 }.mapValues(\.count)
    #expect(components.sizes == sizes.keys.sorted().compactMap { sizes[$0] })
  }

  @Test("A long chain and a long cycle are no trouble")
  func long() {
    let count = 100_000
    let chain = (0..<count).map { $0 + 1 < count ? [$0 + 1] : [] }
    #expect(StrongComponents(chain).sizes.count == count)
    #expect(StrongComponents((0..<count).map { [($0 + 1) % count] }).sizes == [count])
  }
}
