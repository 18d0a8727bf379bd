import Testing

@testable import Lineage

/// The definitions of RFC 6962, section 2.1, word by word: recursive, with the roots of ranges of leaves kept.
private final class Definition {
  let leaves: [MerkleHash]
  private var roots: [Range<Int>: MerkleHash] = [:]

  init(_ leaves: [MerkleHash]) { self.leaves = leaves }

  private func halves(_ tree: Range<Int>) -> (Range<Int>, Range<Int>) {
    var power = 1
    while power * 2 < tree.count { power *= 2 }
    return (tree.prefix(power), tree.dropFirst(power))
  }

  func root(_ tree: Range<Int>) -> MerkleHash {
    if tree.count < 2 { return tree.first.map { leaves[$0] } ?? .empty }
    if let known = roots[tree] { return known }
    let (left, right) = halves(tree)
    let hash = MerkleHash.node(root(left), root(right))
    roots[tree] = hash
    return hash
  }

  func path(_ index: Int, _ tree: Range<Int>) -> [MerkleHash] {
    guard tree.count > 1 else { return [] }
    let (left, right) = halves(tree)
    return left.contains(index) ? path(index, left) + [root(right)] : path(index, right) + [root(left)]
  }

  func proof(_ old: Int, _ tree: Range<Int>, _ isWhole: Bool = true) -> [MerkleHash] {
    if old == tree.upperBound { return isWhole ? [] : [root(tree)] }
    let (left, right) = halves(tree)
    return old <= left.upperBound
      ? proof(old, left, isWhole) + [root(right)] : proof(old, right, false) + [root(left)]
  }
}

@Suite("Merkle trees")
struct MerkleTests {
  private static let leaves = (0..<130).map { MerkleHash.leaf("leaf \($0)".utf8) }

  private static func root(_ size: Int) -> MerkleHash { MerkleTree(leaves.prefix(size)).root }

  private let definition = Definition(Self.leaves)

  private static func hashes(_ ranges: [Range<Int>]) -> [MerkleHash] {
    MerklePath.hashes(of: ranges) { body in
      for (index, leaf) in leaves.enumerated() { body(index, leaf) }
    }
  }

  /// The leaves and roots of the tests of certificate-transparency (MerkleTreeTest, "sha256_tests").
  @Test("The roots that Certificate Transparency's own tests have")
  func certificateTransparency() {
    let leaves: [[UInt8]] = [
      [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57),
      Array(0x60...0x6F),
    ]
    let roots = [
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]
    var tree = MerkleTree()
    #expect(tree.root.hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    for (leaf, root) in zip(leaves, roots) {
      tree.append(.leaf(leaf))
      #expect(tree.root.hex == root)
    }
  }

  @Test("The roots and paths of pymerkle")
  func pymerkle() {
    for (size, root) in MerkleReference.roots { #expect(Self.root(size).hex == root) }
    #expect(SHA256Text.hex(hashing: (0...130).flatMap { Self.root($0).bytes }) == MerkleReference.allRoots)
    let paths = (1...130).flatMap { size in
      (0..<size).flatMap { MerklePath.inclusion(leaf: $0, size: size).map(definition.root).flatMap(\.bytes) }
    }
    #expect(SHA256Text.hex(hashing: paths) == MerkleReference.allPaths)
  }

  @Test("Every root and every inclusion proof is the RFC's, and verifies for its own leaf and size alone")
  func inclusion() {
    for size in 0...130 {
      let root = Self.root(size)
      #expect(root == definition.root(0..<size))
      for index in 0..<size {
        let path = MerklePath.inclusion(leaf: index, size: size).map(definition.root)
        #expect(path == definition.path(index, 0..<size))
        func holds(_ leaf: Int, _ index: Int, _ size: Int, _ path: [MerkleHash]) -> Bool {
          MerkleProof.includes(Self.leaves[leaf], at: index, in: size, root: root, path: path)
        }
        #expect(holds(index, index, size, path))
        #expect(size == 1 || !holds((index + 1) % size, index, size, path))
        #expect(size == 1 || !holds(index, (index + 1) % size, size, path))
        #expect(!holds(index, index, size, path + [root]))
        #expect(path.isEmpty || !holds(index, index, size, path.dropLast()))
        #expect(!holds(index, -1, size, path) && !holds(index, size, size, path))
      }
    }
  }

  @Test("Every consistency proof is the RFC's, and verifies for its own sizes and roots alone")
  func consistency() {
    for new in 0...130 {
      for old in 0...new {
        let path = MerklePath.consistency(from: old, to: new).map(definition.root)
        #expect(path == (old == 0 ? [] : definition.proof(old, 0..<new)))
        let (older, newer) = ((old, definition.root(0..<old)), (new, definition.root(0..<new)))
        #expect(MerkleProof.extends(older, to: newer, path: path))
        #expect(!MerkleProof.extends(older, to: newer, path: path + [newer.1]))
        #expect(!MerkleProof.extends((old, Self.leaves[129]), to: newer, path: path))
        #expect(old == 0 || !MerkleProof.extends(older, to: (new, Self.leaves[129]), path: path))
        #expect(path.isEmpty || !MerkleProof.extends(older, to: newer, path: path.dropLast()))
      }
    }
  }

  @Test("One pass over the leaves gives the hashes of a proof; with one bit changed it does not verify")
  func flippedBits() {
    var random = Dice(seed: 7)
    for _ in 0..<500 {
      let size = Int.random(in: 2...130, using: &random)
      let index = Int.random(in: 0..<size, using: &random)
      let ranges = MerklePath.inclusion(leaf: index, size: size)
      var path = Self.hashes(ranges)
      #expect(path == ranges.map(definition.root))
      let place = Int.random(in: 0..<path.count, using: &random)
      var bytes = path[place].bytes
      bytes[Int.random(in: 0..<32, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      path[place] = MerkleHash(bytes: bytes) ?? .empty
      #expect(
        !MerkleProof.includes(Self.leaves[index], at: index, in: size, root: definition.root(0..<size), path: path))
    }
  }

  @Test("Sizes that no log has are refused without a trap")
  func extremes() {
    let (hash, path) = (MerkleHash.empty, [MerkleHash](repeating: .empty, count: 70))
    for size in [Int.max, Int.max - 1, 1 << 62, Int.min, -1, 0] {
      #expect(!MerkleProof.includes(hash, at: size - (size > .min ? 1 : 0), in: size, root: hash, path: path))
      #expect(!MerkleProof.extends((1 << 61, hash), to: (size, hash), path: path))
    }
  }

  @Test("Hashes are read back from hexadecimal digits and base64")
  func texts() {
    let hash = Self.leaves[0]
    #expect(MerkleHash(base64: hash.base64) == hash)
    #expect(MerkleHash(bytes: hash.bytes) == hash)
    #expect(MerkleHash(bytes: Array(hash.bytes.dropLast())) == nil)
    #expect(MerkleHash(base64: "AAAA") == nil && MerkleHash(base64: "?") == nil)
  }
}
