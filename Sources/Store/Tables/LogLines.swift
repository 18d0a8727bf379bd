/// Statements as they are written, one after the other in one block: for millions of them.
package struct LogLines: Sendable {
  /// 32 bytes for each.
  package private(set) var ids: [UInt8] = []
  package private(set) var kinds: [UInt8] = []
  /// Where the text of each ends.
  private(set) var ends: [Int] = []
  /// Canonical JSON, UTF-8.
  private(set) var text: [UInt8] = []

  package init(capacity: Int) {
    ids.reserveCapacity(32 * capacity)
    kinds.reserveCapacity(capacity)
    ends.reserveCapacity(capacity)
    text.reserveCapacity(512 * capacity)
  }

  /// Adds a statement.
  /// - Parameters:
  ///   - id: 32 bytes.
  ///   - kind: index into the words for kinds.
  ///   - json: canonical JSON, UTF-8.
  package mutating func append(id: [UInt8], kind: UInt8, json: [UInt8]) {
    ids.append(contentsOf: id)
    kinds.append(kind)
    text.append(contentsOf: json)
    ends.append(text.count)
  }
}
