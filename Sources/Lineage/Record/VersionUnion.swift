/// Decides which versions of one name are one artifact, from their packed digests alone.
///
/// Versions that share a primary, model-signing or identity digest are one; so are those known by their weights alone
/// with others of the same weights. Where one has no such digest, all are one, because it may mean any of them.
struct VersionUnion {
  private var parent: [Int]

  /// O(digests).
  init(_ versions: [[UInt8]]) {
    parent = Array(versions.indices)
    let digests = versions.map(Self.split)
    var first: [ArraySlice<UInt8>: Int] = [:]
    for (version, own) in digests.enumerated() {
      guard own.contains(where: { Self.isExact($0) || Self.isWeights($0) }) else {
        parent = [Int](repeating: 0, count: versions.count)
        return
      }
      for digest in own where Self.isExact(digest) { join(version, first[digest, default: version], &first, digest) }
    }
    joinByWeights(digests)
  }

  private mutating func join(
    _ version: Int, _ other: Int, _ first: inout [ArraySlice<UInt8>: Int], _ digest: ArraySlice<UInt8>
  ) {
    first[digest] = other
    parent[root(version)] = root(other)
  }

  private mutating func joinByWeights(_ digests: [[ArraySlice<UInt8>]]) {
    var holders: [ArraySlice<UInt8>: [Int]] = [:]
    for (version, own) in digests.enumerated() {
      for digest in own where Self.isWeights(digest) { holders[digest, default: []].append(version) }
    }
    for (version, own) in digests.enumerated() where !own.contains(where: Self.isExact) {
      for digest in own where Self.isWeights(digest) {
        for other in holders.removeValue(forKey: digest) ?? [] { parent[root(other)] = root(version) }
      }
    }
  }

  /// A number that versions of one artifact share.
  mutating func root(_ version: Int) -> Int {
    var root = version
    while parent[root] != root {
      parent[root] = parent[parent[root]]
      root = parent[root]
    }
    return root
  }

  private static func split(_ packed: [UInt8]) -> [ArraySlice<UInt8>] {
    stride(from: 0, to: packed.count, by: PackedDigests.stride).map {
      packed[$0..<min(packed.count, $0 + PackedDigests.stride)]
    }
  }

  private static func isExact(_ digest: ArraySlice<UInt8>) -> Bool {
    digest.first.flatMap { Digest.Scheme(number: $0 &- 1) }.map { $0 != .weights && $0 != .architecture } ?? false
  }

  private static func isWeights(_ digest: ArraySlice<UInt8>) -> Bool {
    digest.first.flatMap { Digest.Scheme(number: $0 &- 1) } == .weights
  }
}
