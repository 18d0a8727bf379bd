import Testing

@testable import Lineage

@Suite("Which ranges share a core")
struct HashQueueTests {
  private func take(_ sizes: [Int], width: Int, beside: [Int?]) -> [Int?] {
    let queue = HashQueue(sizes.enumerated().map { HashJob(places: [$0], size: $1) }, width: width)
    return beside.map { other in queue.take(beside: other.map { HashJob(places: [99], size: $0) })?.size }
  }

  @Test("The file that takes longest gets one for itself")
  func long() {
    #expect(take([100, 10, 10], width: 2, beside: [nil, 100, nil, 10, nil]) == [100, nil, 10, 10, nil])
    #expect(take([100, 10], width: 1, beside: [10, nil]) == [nil, 100])
  }

  @Test("Files that are alike share")
  func alike() { #expect(take([10, 10, 10, 10], width: 2, beside: [nil, 10, nil, 10]) == [10, 10, 10, 10]) }

  @Test("When one job fails no more are taken")
  func stopped() {
    let queue = HashQueue([HashJob(places: [0], size: 1)], width: 1)
    queue.stop()
    #expect(!queue.hasMore && queue.take(beside: nil) == nil)
  }
}
