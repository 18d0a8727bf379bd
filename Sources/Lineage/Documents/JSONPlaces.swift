import Checkpoints

/// Finds the values of a JSON text again by their path. Only errors need places, so that none are kept while reading.
final class JSONPlaces: Sendable {
  private let bytes: [UInt8]
  /// Lines before the text in its file.
  private let linesBefore: Int

  init(bytes: [UInt8], linesBefore: Int) {
    self.bytes = bytes
    self.linesBefore = linesBefore
  }

  /// Line and column of the value, from 1; nil when nothing lies at the path. O(text).
  func position(of path: [String]) -> (line: Int, column: Int)? {
    bytes.withUnsafeBytes { buffer in
      guard let (tree, starts) = try? JSONParser.parseWithStarts(buffer),
        let index = Self.index(of: path[...], in: tree), starts.indices.contains(index)
      else { return nil }
      let (line, column) = JSONSyntaxError.position(of: starts[index], in: buffer)
      return (line + linesBefore, column)
    }
  }

  /// How many values start before the one at the path, in the order of the text.
  private static func index(of path: ArraySlice<String>, in tree: JSONTree) -> Int? {
    guard let key = path.first else { return 0 }
    var before = 1
    for (name, child) in children(of: tree) {
      if name == key { return index(of: path.dropFirst(), in: child).map { before + $0 } }
      before += count(child)
    }
    return nil
  }

  private static func children(of tree: JSONTree) -> [(String, JSONTree)] {
    switch tree {
    case .array(let items): items.enumerated().map { (String($0), $1) }
    case .object(let members): members.map { ($0.key, $0.value) }
    default: []
    }
  }

  private static func count(_ tree: JSONTree) -> Int { children(of: tree).reduce(1) { $0 + count($1.1) } }
}
