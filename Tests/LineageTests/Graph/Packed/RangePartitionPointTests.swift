import Testing

@testable import Lineage

@Suite("The first place from which on something holds")
struct RangePartitionPointTests {
  @Test("Is found from every guess, as looking at each place finds it", arguments: 0..<40)
  func agrees(length: Int) {
    for start in [0, 7] {
      let range = start..<start + length
      for border in range.lowerBound...range.upperBound {
        #expect(range.partitionPoint { $0 >= border } == border)
        for guess in [Int.min, -3, start, start + 1, start + length / 2, border - 1, border, border + 9, Int.max] {
          #expect(range.partitionPoint(near: guess) { $0 >= border } == border, "\(range), \(border) near \(guess)")
        }
      }
    }
  }
}
