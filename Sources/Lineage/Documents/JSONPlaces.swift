import Checkpoints
import Synchronization

/// Finds the values of a JSON text again by their path. Only warnings and errors need places, so that an index is made
/// when the first of them asks.
final class JSONPlaces: Sendable {
  private let bytes: [UInt8]
  /// Lines before the text in its file.
  private let linesBefore: Int
  private let index = Mutex<Index?>(nil)

  init(bytes: [UInt8], linesBefore: Int) {
    self.bytes = bytes
    self.linesBefore = linesBefore
  }

  /// Line and column (in bytes) of the value, from 1; nil when nothing lies at the path.
  /// O(text) for the first, then O(depth · members of the objects on the way + log lines).
  func position(of path: [String]) -> (line: Int, column: Int)? {
    index.withLock { index in
      if index == nil { index = bytes.withUnsafeBytes { Index($0) } }
      guard let (line, column) = index?.position(of: path) else { return nil }
      return (line + linesBefore, column)
    }
  }
}

private struct Index {
  private let tree: JSONTree
  /// Offset of each value, in the order in which they start.
  private let starts: [Int]
  /// The numbers in that order of the values inside each array and object, by its own number.
  private var inside: [Int: [Int]] = [:]
  /// Offsets at which lines start.
  private let lines: [Int]

  /// Nil for a text that is not JSON.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard let (tree, starts) = try? JSONParser.parseWithStarts(bytes) else { return nil }
    self.tree = tree
    self.starts = starts
    lines = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    var next = 0
    count(tree, &next)
  }

  private static func children(of tree: JSONTree) -> [JSONTree] {
    switch tree {
    case .array(let items): items
    case .object(let members): members.map(\.value)
    default: []
    }
  }

  /// Gives numbers to a value and all inside it; the parser's limit bounds the depth.
  private mutating func count(_ tree: JSONTree, _ next: inout Int) {
    let number = next
    next += 1
    var numbers: [Int] = []
    for child in Self.children(of: tree) {
      numbers.append(next)
      count(child, &next)
    }
    if !numbers.isEmpty { inside[number] = numbers }
  }

  func position(of path: [String]) -> (line: Int, column: Int)? {
    var tree = tree
    var number = 0
    for key in path {
      guard let (child, place) = Self.child(key, of: tree), let numbers = inside[number], place < numbers.count else {
        return nil
      }
      (tree, number) = (child, numbers[place])
    }
    return starts.indices.contains(number) ? position(of: starts[number]) : nil
  }

  private static func child(_ key: String, of tree: JSONTree) -> (JSONTree, Int)? {
    switch tree {
    case .array(let items):
      guard let place = Int(key), items.indices.contains(place) else { return nil }
      return (items[place], place)
    case .object(let members):
      guard let place = members.firstIndex(where: { $0.key == key }) else { return nil }
      return (members[place].value, place)
    default: return nil
    }
  }

  /// Of an offset: the last line that starts at or before it.
  private func position(of offset: Int) -> (line: Int, column: Int) {
    var (low, high) = (0, lines.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, offset - lines[low] + 1)
  }
}
