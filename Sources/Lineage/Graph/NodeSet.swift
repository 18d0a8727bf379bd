import Glibc

/// A set of nodes of one graph as a bitmap. Asking and inserting are O(1); making one costs O(nodes / 64).
struct NodeSet: ~Copyable {
  private let words: UnsafeMutablePointer<UInt64>
  private let count: Int

  /// - Parameter count: number of nodes of the graph.
  init(count: Int) {
    self.count = count
    // `calloc` gives untouched pages for a large set, so that a small closure in a large graph stays cheap.
    guard let memory = calloc(count / 64 + 1, 8) else { preconditionFailure("out of memory") }
    words = memory.assumingMemoryBound(to: UInt64.self)
  }

  deinit { free(words) }

  @inline(__always)
  func contains(_ node: Int) -> Bool {
    guard UInt(bitPattern: node) < UInt(bitPattern: count) else { return false }
    return words[node >> 6] >> UInt64(node & 63) & 1 == 1
  }

  /// - Returns: whether it was not there before; false for a node that the graph does not have.
  @inline(__always)
  mutating func insert(_ node: Int) -> Bool {
    guard UInt(bitPattern: node) < UInt(bitPattern: count) else { return false }
    let bit: UInt64 = 1 << UInt64(node & 63)
    let word = words[node >> 6]
    guard word & bit == 0 else { return false }
    words[node >> 6] = word | bit
    return true
  }

  /// Inserts a node where `wanted` is 1, without a jump that depends on what is there already.
  /// - Parameters:
  ///   - node: one that the graph has.
  ///   - wanted: 0 or 1.
  /// - Returns: 1 where it was not there before, otherwise 0.
  @inline(__always)
  mutating func count(inserting node: Int, if wanted: UInt32) -> Int {
    let bit = UInt64(wanted) << UInt64(node & 63)
    let word = words[node >> 6]
    words[node >> 6] = word | bit
    return Int(truncatingIfNeeded: (bit & ~word) >> UInt64(node & 63))
  }

  /// The members, ascending. O(nodes / 64 + members).
  func forEach(_ body: (Int) -> Void) {
    for index in 0...(count / 64) {
      var word = words[index]
      while word != 0 {
        body(index << 6 + word.trailingZeroBitCount)
        word &= word - 1
      }
    }
  }
}

/// A number for some of the nodes of one graph; making one costs next to nothing, reading and writing O(1).
struct NodeTable: ~Copyable {
  private let numbers: UnsafeMutablePointer<UInt32>
  private let count: Int

  init(count: Int) {
    self.count = count
    guard let memory = calloc(max(1, count), 4) else { preconditionFailure("out of memory") }
    numbers = memory.assumingMemoryBound(to: UInt32.self)
  }

  deinit { free(numbers) }

  /// nil where none was set. At most 2^32 - 2.
  @inline(__always)
  subscript(node: Int) -> Int? {
    get {
      guard UInt(bitPattern: node) < UInt(bitPattern: count), numbers[node] != 0 else { return nil }
      return Int(numbers[node]) - 1
    }
    set {
      guard UInt(bitPattern: node) < UInt(bitPattern: count) else { return }
      numbers[node] = UInt32(truncatingIfNeeded: (newValue ?? -1) + 1)
    }
  }
}
