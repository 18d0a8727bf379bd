/// The keys of one object while it is read. Those of a small one are compared with each other, which costs less than to
/// hash them.
struct SeenKeys {
  /// Empty up to `few` keys.
  private var all: Set<String> = []

  private static let few = 12

  /// - Parameter members: those that were read before, all of whose keys were inserted.
  /// - Returns: whether the key is new. O(1) on average.
  mutating func insert(_ key: String, after members: [JSONTree.Member]) -> Bool {
    if members.count < Self.few { return !members.contains { $0.key == key } }
    if all.isEmpty { all = Set(members.map(\.key)) }
    return all.insert(key).inserted
  }
}
