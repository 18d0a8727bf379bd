/// A pattern as it is written.
indirect enum PatternTree: Sendable, Equatable {
  case empty
  case set(ScalarSet)
  case place(PatternPlace)
  case sequence([PatternTree])
  case choice([PatternTree])
  /// `most` nil: without end.
  case repeated(PatternTree, least: Int, most: Int?)
}

/// Recursive descent over Unicode scalars; no deeper than `maximumDepth`.
struct PatternParser {
  private let text: [Unicode.Scalar]
  private var position = 0
  private var depth = 0

  private static let maximumDepth = 32
  private static let maximumCount = 1000

  init(_ source: String) { text = Array(source.unicodeScalars) }

  mutating func parse() throws(PatternError) -> PatternTree {
    let tree = try choice()
    guard position == text.count else { throw error("a ')' without a '('") }
    return tree
  }

  private var next: Unicode.Scalar? { position < text.count ? text[position] : nil }

  private func error(_ message: String) -> PatternError { PatternError(message: message, character: position + 1) }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  private mutating func choice() throws(PatternError) -> PatternTree {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { throw error("groups more than \(Self.maximumDepth) deep") }
    var branches = [try sequence()]
    while skip("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(PatternError) -> PatternTree {
    var items: [PatternTree] = []
    while let scalar = next, scalar != "|", scalar != ")" { items.append(try repeated(try item(scalar))) }
    return items.count == 1 ? items[0] : items.isEmpty ? .empty : .sequence(items)
  }

  private mutating func item(_ scalar: Unicode.Scalar) throws(PatternError) -> PatternTree {
    guard !"*+?{".unicodeScalars.contains(scalar) else { throw error("'\(scalar)' has nothing to repeat") }
    position += 1
    switch scalar {
    case "(": return try group()
    case "[":
      var classReader = PatternClassReader(text: text, position: position)
      let set = try classReader.set()
      position = classReader.position
      return .set(set)
    case ".": return .set(.anything)
    case "^": return .place(.start)
    case "$": return .place(.finish)
    case "\\": return try escape()
    default: return .set(ScalarSet(scalar))
    }
  }

  private mutating func group() throws(PatternError) -> PatternTree {
    if skip("?"), !skip(":") {
      throw error("only (…) and (?:…) are groups here: no look-around, names or flags (see ignore-case)")
    }
    let tree = try choice()
    guard skip(")") else { throw error("a group without its ')'") }
    return tree
  }

  private mutating func escape() throws(PatternError) -> PatternTree {
    guard let scalar = next else { throw error("a backslash at the end") }
    if scalar == "b" || scalar == "B" {
      position += 1
      return .place(scalar == "b" ? .wordBoundary : .noWordBoundary)
    }
    guard let set = PatternClassReader.escaped(scalar) else { throw error("the escape '\\\(scalar)' is not known") }
    position += 1
    return .set(set)
  }

  private mutating func repeated(_ tree: PatternTree) throws(PatternError) -> PatternTree {
    var bounds: (least: Int, most: Int?)
    switch next {
    case "*": bounds = (0, nil)
    case "+": bounds = (1, nil)
    case "?": bounds = (0, 1)
    case "{": bounds = try counts()
    default: return tree
    }
    position += 1
    // Lazy: which match is found differs, whether one is found does not.
    _ = skip("?")
    if let scalar = next, "*+?{".unicodeScalars.contains(scalar) { throw error("'\(scalar)' repeats a repetition") }
    return .repeated(tree, least: bounds.least, most: bounds.most)
  }

  /// `{m}`, `{m,}` or `{m,n}`, up to the closing brace.
  private mutating func counts() throws(PatternError) -> (least: Int, most: Int?) {
    position += 1
    guard let least = number() else { throw error("expected a number after '{' (a literal brace is '\\{')") }
    var most: Int? = least
    if skip(",") { most = next == "}" ? nil : number() }
    guard next == "}" else { throw error("expected '}' and counts of at most \(Self.maximumCount)") }
    if let most, most < least { throw error("a count from \(least) to \(most)") }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = next, ("0"..."9").contains(scalar) {
      value = 10 * (value ?? 0) + Int(scalar.value) - 48
      guard value ?? 0 <= Self.maximumCount else { return nil }
      position += 1
    }
    return value
  }
}
