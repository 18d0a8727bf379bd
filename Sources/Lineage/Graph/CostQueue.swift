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

  /// Entries that leave in the order in which they lie.
  private struct Line {
    var entries: [Entry] = []
    var head = 0

    /// That of the next; none is so long for an empty line.
    var length: UInt32 { head < entries.count ? entries[head].length : .max }

    mutating func next() -> Entry {
      head += 1
      return entries[head - 1]
    }
  }

  /// The entries of the costs that have not come up, and these costs.
  private var buckets: [UInt64: [Entry]] = [:]
  private var waiting = Heap<UInt64> { $0 < $1 }
  /// Those of the cost that has come up, put there before and afterwards; none has come up at first.
  private var early = Line()
  private var late = Line()
  private var cost = UInt64.max

  /// - Precondition: no cheaper than what left last, and longer where it is as cheap.
  mutating func push(_ entry: Entry, cost: UInt64) {
    if cost == self.cost {
      late.entries.append(entry)
    } else if Self.isFirst(entry, in: &buckets[cost, default: []]) {
      waiting.push(cost)
    }
  }

  private static func isFirst(_ entry: Entry, in bucket: inout [Entry]) -> Bool {
    bucket.append(entry)
    return bucket.count == 1
  }

  /// Takes all states that leave next with one cost and one length.
  /// - Returns: nil where there are none left.
  mutating func pop(into states: inout [UInt32]) -> (cost: UInt64, length: UInt32)? {
    states.removeAll(keepingCapacity: true)
    guard let (first, cost) = pop() else { return nil }
    states.append(first.state)
    while early.length == first.length { states.append(early.next().state) }
    while late.length == first.length { states.append(late.next().state) }
    return (cost, first.length)
  }

  mutating func pop() -> (entry: Entry, cost: UInt64)? {
    while early.length == .max, late.length == .max {
      guard let next = waiting.pop() else { return nil }
      cost = next
      early = Line(entries: buckets.removeValue(forKey: next)?.sorted { $0.length < $1.length } ?? [])
      late = Line()
    }
    return (early.length <= late.length ? early.next() : late.next(), cost)
  }
}
