/// A queue for a best-first search in which costs only ever grow: the cheapest entry leaves first, and the one with the
/// smallest length among equally cheap ones.
///
/// Few different costs occur, so that entries wait in one bucket for each. Entries of a bucket that were put there
/// before it came up are sorted by length when it does; those that join it afterwards come in the order of their
/// lengths already. Push and pop are O(1) but for that, and O(log costs) for the first entry of a cost.
struct CostQueue {
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
  private var waiting = Heap<UInt64> { $0 < $1 }
  /// The bucket that has come up, and its cost; none has come up at first.
  private var current = Bucket()
  private var cost = UInt64.max

  /// - Precondition: no cheaper than what left last, and longer where it is as cheap.
  mutating func push(_ entry: Entry, cost: UInt64) {
    if cost == self.cost {
      current.late.append(entry)
    } else {
      if buckets[cost] == nil { waiting.push(cost) }
      buckets[cost, default: Bucket()].early.append(entry)
    }
  }

  mutating func pop() -> (entry: Entry, cost: UInt64)? {
    while true {
      let early = current.earlyHead < current.early.count ? current.early[current.earlyHead] : nil
      let late = current.lateHead < current.late.count ? current.late[current.lateHead] : nil
      if let early, early.length <= late?.length ?? .max {
        current.earlyHead += 1
        return (early, cost)
      }
      if let late {
        current.lateHead += 1
        return (late, cost)
      }
      guard let next = waiting.pop() else { return nil }
      cost = next
      current = buckets.removeValue(forKey: next) ?? Bucket()
      current.early.sort { $0.length < $1.length }
    }
  }
}
