/// Which parts of a tree a proof is made of: the ranges of leaves whose hashes it lists, in the order of RFC 9162.
///
/// Kept apart from the hashes, so that one pass over the leaves answers any proof with O(log leaves) memory.
enum MerklePath {
  /// RFC 9162, section 2.1.3.1: from the leaf's sibling up to the child of the root. O(log size).
  /// - Precondition: 0 ≤ leaf < size.
  static func inclusion(leaf: Int, size: Int) -> [Range<Int>] {
    precondition((0..<size).contains(leaf))
    var (tree, siblings) = (0..<size, [Range<Int>]())
    while tree.count > 1 {
      let middle = tree.lowerBound + split(tree.count)
      let (left, right) = (tree.lowerBound..<middle, middle..<tree.upperBound)
      let isLeft = leaf < middle
      siblings.append(isLeft ? right : left)
      tree = isLeft ? left : right
    }
    return siblings.reversed()
  }

  /// RFC 9162, section 2.1.4.1: that the tree of `old` leaves is the beginning of the tree of `new`. O(log new).
  /// Empty where either is the other or the old one has no leaf.
  /// - Precondition: 0 ≤ old ≤ new.
  static func consistency(from old: Int, to new: Int) -> [Range<Int>] {
    precondition(0 <= old && old <= new)
    guard old > 0, old < new else { return [] }
    var (tree, parts) = (0..<new, [Range<Int>]())
    // `old` ends inside the tree, or with it.
    while old < tree.upperBound {
      let middle = tree.lowerBound + split(tree.count)
      let (left, right) = (tree.lowerBound..<middle, middle..<tree.upperBound)
      let isLeft = old <= middle
      parts.append(isLeft ? right : left)
      tree = isLeft ? left : right
    }
    // The first subtree needs no hash where it is the old tree itself, whose root the verifier has.
    if tree.lowerBound > 0 { parts.append(tree) }
    return parts.reversed()
  }

  /// The largest power of two below `count`.
  private static func split(_ count: Int) -> Int { 1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount) }

  /// The hashes of ranges of leaves, from one pass over them. O(leaves × ranges that overlap) time, O(log(leaves)) memory
  /// for each range.
  /// - Parameters:
  ///   - ranges: non-empty.
  ///   - leaves: calls its argument with each leaf in order, at least up to the end of the last range.
  static func hashes(
    of ranges: [Range<Int>], _ leaves: ((Int, MerkleHash) -> Void) throws -> Void
  ) rethrows -> [MerkleHash] {
    var waiting = ranges.indices.sorted { ranges[$0].lowerBound > ranges[$1].lowerBound }
    var open: [Int] = []
    var trees = ranges.map { _ in MerkleTree() }
    try leaves { position, hash in
      while let next = waiting.last, ranges[next].lowerBound == position { open.append(waiting.removeLast()) }
      for range in open { trees[range].append(hash) }
      open.removeAll { ranges[$0].upperBound == position + 1 }
    }
    return trees.map(\.root)
  }
}
