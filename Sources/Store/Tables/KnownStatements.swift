/// The numbers of all statements of a log by id, in memory: for a load that takes the index over ids away.
/// About 50 bytes for each.
package struct KnownStatements: Sendable {
  private var numbers: [IDPrefix: Int64] = [:]

  /// - Parameter count: so many will be added at most.
  init(_ transaction: Transaction, and count: Int) throws {
    // A damaged store may give any numbers.
    numbers.reserveCapacity(min(count, 1 << 21))
    try PreparedStatement(transaction.database, "SELECT id, number FROM statement").rows { row in
      numbers[IDPrefix(row.bytes(0))] = row.integer(1)
    }
  }

  /// - Parameter id: 32 bytes.
  package func number(of id: [UInt8]) -> Int64? { numbers[id.withUnsafeBytes { IDPrefix($0) }] }

  /// - Parameter id: 32 bytes.
  /// - Returns: false for one that is there already, which keeps its number.
  package mutating func insert(_ id: UnsafeRawBufferPointer, number: Int64) -> Bool {
    let key = IDPrefix(id)
    guard let known = numbers.updateValue(number, forKey: key) else { return true }
    numbers[key] = known
    return false
  }
}

/// The first sixteen bytes of an id.
struct IDPrefix: Hashable {
  private let high: UInt64
  private let low: UInt64

  /// What is shorter stands for nothing: a damaged store may have such an id.
  init(_ id: UnsafeRawBufferPointer) {
    guard id.count >= 16 else {
      (high, low) = (0, UInt64(id.count))
      return
    }
    high = id.loadUnaligned(as: UInt64.self)
    low = id.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
  }

  /// Half of it is random enough.
  func hash(into hasher: inout Hasher) { hasher.combine(high) }
}
