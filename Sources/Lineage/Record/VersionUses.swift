/// Which versions are inputs of something. Of those that were there before, nothing is known.
struct VersionUses: Sendable {
  private let first: Int64
  /// By what each is above the first new one.
  private var isUsed: [Bool] = []

  /// - Parameter first: the lowest id of a new version.
  init(first: Int64) { self.first = first }

  mutating func insert(_ version: Int64) {
    guard version >= first else { return }
    let place = Int(version - first)
    if place >= isUsed.count {
      isUsed.reserveCapacity(2 * place)
      isUsed.append(contentsOf: repeatElement(false, count: place + 1 - isUsed.count))
    }
    isUsed[place] = true
  }

  /// Whether a version is an input of something, or may be one.
  func mayContain(_ version: Int64) -> Bool {
    guard version >= first else { return true }
    let place = Int(version - first)
    return place < isUsed.count && isUsed[place]
  }
}
