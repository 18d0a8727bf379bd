/// A set of states as a bitmap that grows. O(1).
struct StateSet {
  private var words: [UInt64] = []

  func contains(_ state: UInt32) -> Bool {
    let word = Int(state >> 6)
    return word < words.count && words[word] >> UInt64(state & 63) & 1 == 1
  }

  mutating func insert(_ state: UInt32) {
    let word = Int(state >> 6)
    if word >= words.count { words += [UInt64](repeating: 0, count: max(words.count, word + 1 - words.count)) }
    words[word] |= 1 << UInt64(state & 63)
  }
}
