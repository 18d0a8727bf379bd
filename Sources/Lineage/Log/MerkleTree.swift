/// The Merkle tree of a list of leaves (RFC 6962), built leaf by leaf: only the roots of its complete subtrees are kept.
///
/// O(log leaves) memory; appending is O(1) on average.
package struct MerkleTree: Sendable, Equatable {
  /// The number of leaves.
  package private(set) var count = 0
  /// Roots of the complete subtrees, the largest first: one for each bit that is set in `count`.
  private var peaks: [MerkleHash] = []

  package init() {}

  package init(_ leaves: some Sequence<MerkleHash>) {
    for leaf in leaves { append(leaf) }
  }

  package mutating func append(_ leaf: MerkleHash) {
    count += 1
    var hash = leaf
    for _ in 0..<count.trailingZeroBitCount { hash = .node(peaks.removeLast(), hash) }
    peaks.append(hash)
  }

  /// The hash of all leaves. O(log leaves).
  package var root: MerkleHash {
    guard var hash = peaks.last else { return .empty }
    for peak in peaks.dropLast().reversed() { hash = .node(peak, hash) }
    return hash
  }
}
