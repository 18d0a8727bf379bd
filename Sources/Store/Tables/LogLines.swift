/// Statements as they are written, one after the other in one block: for millions of them.
package struct LogLines: Sendable {
  /// 32 bytes for each.
  private var ids: [UInt8] = []
  private var kinds: [UInt8] = []
  /// Where the text of each ends.
  private var ends: [Int] = []
  /// Packed canonical JSON, UTF-8.
  private var text: [UInt8] = []

  package var count: Int { kinds.count }

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
    json.withUnsafeBytes { PackedText.append($0, to: &text) }
    ends.append(text.count)
  }

  /// The 32 bytes of the id of a line.
  package func withID<Result>(_ line: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try ids.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[32 * line..<32 * line + 32])) }
  }

  func kind(of line: Int) -> UInt8 { kinds[line] }

  /// The packed text of a line.
  func withText<Result>(_ line: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try text.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[range(of: line)])) }
  }

  private func range(of line: Int) -> Range<Int> { (line == 0 ? 0 : ends[line - 1])..<ends[line] }

  /// These lines alone, in this order.
  package func only(_ lines: [Int]) -> LogLines {
    var kept = LogLines(capacity: lines.count)
    for line in lines {
      kept.ids.append(contentsOf: ids[32 * line..<32 * line + 32])
      kept.kinds.append(kinds[line])
      kept.text.append(contentsOf: text[range(of: line)])
      kept.ends.append(kept.text.count)
    }
    return kept
  }
}
