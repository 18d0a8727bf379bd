/// Numbers of states of a taint search by node and base class of its teacher or student: a hash table with linear probing.
///
/// A search makes and looks up millions of them; the keys are numbers of our own, so that no hashing against intent is
/// needed.
struct StateTable {
  private static let empty = UInt64.max
  private var keys = [UInt64](repeating: Self.empty, count: 64)
  private var states = [UInt32](repeating: 0, count: 64)
  private var count = 0

  /// - Returns: the number that stands there, after `new` was put there where there was none.
  mutating func state(node: UInt32, baseClass: UInt32, new: UInt32) -> UInt32 {
    if 2 * count >= keys.count { grow() }
    let key = UInt64(node) << 32 | UInt64(baseClass)
    let slot = slot(key)
    if keys[slot] == key { return states[slot] }
    keys[slot] = key
    states[slot] = new
    count += 1
    return new
  }

  /// The number that stands there.
  func state(node: UInt32, baseClass: UInt32) -> UInt32? {
    let key = UInt64(node) << 32 | UInt64(baseClass)
    let slot = slot(key)
    return keys[slot] == key ? states[slot] : nil
  }

  private func slot(_ key: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while keys[slot] != key, keys[slot] != Self.empty { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldStates) = (keys, states)
    keys = [UInt64](repeating: Self.empty, count: 2 * oldKeys.count)
    states = [UInt32](repeating: 0, count: keys.count)
    for (key, state) in zip(oldKeys, oldStates) where key != Self.empty {
      let slot = slot(key)
      keys[slot] = key
      states[slot] = state
    }
  }
}
