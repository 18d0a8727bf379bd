/// The check of Merkle proofs, which needs nothing but the proof and the roots (RFC 9162, sections 2.1.3.2 and 2.1.4.2).
package enum MerkleProof {
  /// Whether `leaf` is the leaf at `index` of the tree of `size` leaves with this root. O(path).
  package static func includes(
    _ leaf: MerkleHash, at index: Int, in size: Int, root: MerkleHash, path: [MerkleHash]
  ) -> Bool {
    guard index >= 0, index < size else { return false }
    var (node, last, hash) = (index, size - 1, leaf)
    for sibling in path {
      guard last > 0 else { return false }
      if isRight(node, last) {
        hash = .node(sibling, hash)
        skip(&node, &last)
      } else {
        hash = .node(hash, sibling)
      }
      (node, last) = (node >> 1, last >> 1)
    }
    return last == 0 && hash == root
  }

  /// Whether the tree of `old` leaves is the beginning of the tree of `new` leaves. O(path).
  package static func extends(
    _ old: (size: Int, root: MerkleHash), to new: (size: Int, root: MerkleHash), path: [MerkleHash]
  ) -> Bool {
    guard old.size >= 0, old.size <= new.size else { return false }
    if old.size == new.size { return path.isEmpty && old.root == new.root }
    if old.size == 0 { return path.isEmpty && old.root == .empty }
    let isComplete = old.size & (old.size - 1) == 0
    let hashes = isComplete ? [old.root] + path : path
    guard let first = hashes.first, !path.isEmpty else { return false }
    var (node, last) = (old.size - 1, new.size - 1)
    while node & 1 == 1 { (node, last) = (node >> 1, last >> 1) }
    var (older, newer) = (first, first)
    for sibling in hashes.dropFirst() {
      guard last > 0 else { return false }
      if isRight(node, last) {
        (older, newer) = (.node(sibling, older), .node(sibling, newer))
        skip(&node, &last)
      } else {
        newer = .node(newer, sibling)
      }
      (node, last) = (node >> 1, last >> 1)
    }
    return last == 0 && older == old.root && newer == new.root
  }

  /// Whether the sibling stands on the left: the node is a right child, or the last of its level without a sibling.
  private static func isRight(_ node: Int, _ last: Int) -> Bool { node & 1 == 1 || node == last }

  /// Climbs over the levels at which the last node has no sibling.
  private static func skip(_ node: inout Int, _ last: inout Int) {
    while node & 1 == 0, node > 0 { (node, last) = (node >> 1, last >> 1) }
  }
}
