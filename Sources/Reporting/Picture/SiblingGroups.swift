import Lineage

/// Finds artifacts that play the same part: same role, and the same kinds of edges to the same parts.
///
/// Colour refinement: every node starts with the colour of its role, and takes a new colour from the colours at the
/// other ends of its edges until nothing changes. O(rounds · edges · log edges).
struct SiblingGroups {
  private struct Signature: Hashable {
    var colour: Int
    var inputs: [String]
    var outputs: [String]
  }

  /// For each node, the group that it belongs to; groups are numbered by their first node.
  let group: [Int]

  static let smallestGroup = 3
  private static let rounds = 12

  /// - Parameters:
  ///   - ends: for each edge, the indices of its two nodes.
  ///   - single: nodes that never join a group.
  init(nodes: [LineagePicture.Node], edges: [LineagePicture.Edge], ends: [(from: Int, to: Int)], single: [Bool]) {
    var colours = Self.numbered(
      nodes.enumerated().map { index, node in
        single[index] ? "single \(index)" : "\(node.role) \(node.kind) \(node.carriesTrait)"
      })
    for _ in 0..<Self.rounds {
      var inputs = [[String]](repeating: [], count: nodes.count)
      var outputs = inputs
      for (edge, end) in zip(edges, ends) {
        inputs[end.to].append("\(edge.words) \(edge.known) \(colours[end.from])")
        outputs[end.from].append("\(edge.words) \(edge.known) \(colours[end.to])")
      }
      let refined = Self.numbered(
        nodes.indices.map {
          Signature(colour: colours[$0], inputs: inputs[$0].sorted(), outputs: outputs[$0].sorted())
        })
      if refined == colours { break }
      colours = refined
    }
    group = Self.withoutSmall(colours)
  }

  /// Numbers by first occurrence, so that hashing does not show.
  private static func numbered<Key: Hashable>(_ keys: [Key]) -> [Int] {
    var numbers: [Key: Int] = [:]
    return keys.map { key in
      let number = numbers[key] ?? numbers.count
      numbers[key] = number
      return number
    }
  }

  /// Groups of fewer than `smallestGroup` fall apart again.
  private static func withoutSmall(_ colours: [Int]) -> [Int] {
    let sizes = Dictionary(colours.map { ($0, 1) }, uniquingKeysWith: +)
    return numbered(colours.enumerated().map { sizes[$1, default: 0] < smallestGroup ? "single \($0)" : "group \($1)" })
  }
}
