/// A queue for a best-first search in which weights only ever shrink: the heaviest entry leaves first, and the one with
/// the smallest length among equally heavy ones.
///
/// Few different weights occur, so that entries wait in one bucket for each. Entries of a bucket that were put there
/// before it came up are sorted by length when it does; those that join it afterwards come in the order of their
/// lengths already. Push and pop are O(1) but for that, and O(log weights) for the first entry of a weight.
struct WeightQueue {
  struct Entry {
    var length: UInt32
    var state: UInt32
  }

  private struct Bucket {
    var early: [Entry] = []
    var late: [Entry] = []
    var earlyHead = 0
    var lateHead = 0
  }

  private var buckets: [UInt64: Bucket] = [:]
  private var waiting = Heap<Double> { $0 > $1 }
  /// The bucket that has come up, and its weight.
  private var current = Bucket()
  private var weight = Double.infinity

  /// - Precondition: no heavier than what left last, and longer where it is as heavy.
  mutating func push(_ entry: Entry, weight: Double) {
    if weight == self.weight {
      current.late.append(entry)
    } else {
      if buckets[weight.bitPattern] == nil { waiting.push(weight) }
      buckets[weight.bitPattern, default: Bucket()].early.append(entry)
    }
  }

  mutating func pop() -> (entry: Entry, weight: Double)? {
    while true {
      let early = current.earlyHead < current.early.count ? current.early[current.earlyHead] : nil
      let late = current.lateHead < current.late.count ? current.late[current.lateHead] : nil
      if let early, early.length <= late?.length ?? .max {
        current.earlyHead += 1
        return (early, weight)
      }
      if let late {
        current.lateHead += 1
        return (late, weight)
      }
      guard let next = waiting.pop() else { return nil }
      weight = next
      current = buckets.removeValue(forKey: next.bitPattern) ?? Bucket()
      current.early.sort { $0.length < $1.length }
    }
  }
}
