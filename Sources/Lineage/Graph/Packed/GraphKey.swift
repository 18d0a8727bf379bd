import Store

/// The state of the store that a packed graph was made from. Statements are never changed or removed, so that the ends
/// of the log say which state it is.
struct GraphKey: Equatable {
  /// Four words, the digest of a description of the state.
  let words: [UInt64]
  /// How many entries the log had.
  let entries: Int64

  /// Of a graph that was made from no store.
  static let none = GraphKey(words: [0, 0, 0, 0], entries: 0)

  init(words: [UInt64], entries: Int64) {
    self.words = words
    self.entries = entries
  }

  init(_ state: LogState) {
    let hex = Array(SHA256Text.hex(state.text))
    words = (0..<4).map { UInt64(String(hex[(16 * $0)..<(16 * $0 + 16)]), radix: 16) ?? 0 }
    entries = state.entries
  }
}
