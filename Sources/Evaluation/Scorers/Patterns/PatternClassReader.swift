/// Reads `[…]`, behind its opening bracket.
struct PatternClassReader {
  let text: [Unicode.Scalar]
  var position: Int

  mutating func set() throws(PatternError) -> ScalarSet {
    var set = ScalarSet()
    if position < text.count, text[position] == "^" {
      set.isNegated = true
      position += 1
    }
    var isFirst = true
    while position < text.count, isFirst || text[position] != "]" {
      set.formUnion(try member())
      isFirst = false
    }
    guard position < text.count else { throw error("a '[' without its ']'") }
    position += 1
    return set
  }

  /// One scalar, one class, or a range.
  private mutating func member() throws(PatternError) -> ScalarSet {
    let first = try element()
    guard position + 1 < text.count, text[position] == "-", text[position + 1] != "]" else { return first }
    position += 1
    let last = try element()
    guard let low = first.single, let high = last.single, low <= high else {
      throw error("a range has one character on each side, the smaller first")
    }
    var set = ScalarSet()
    set.ranges = [low...high]
    return set
  }

  private mutating func element() throws(PatternError) -> ScalarSet {
    let scalar = text[position]
    position += 1
    guard scalar == "\\" else { return ScalarSet(scalar) }
    guard position < text.count, let set = Self.escaped(text[position]) else {
      throw error("an escape that is not known")
    }
    position += 1
    return set
  }

  private func error(_ message: String) -> PatternError { PatternError(message: message, character: position + 1) }

  /// What stands behind a backslash; nil for a letter or digit without a meaning here.
  static func escaped(_ scalar: Unicode.Scalar) -> ScalarSet? {
    var set = ScalarSet()
    switch scalar {
    case "d": set.classes = [.digit]
    case "w": set.classes = [.word]
    case "s": set.classes = [.space]
    case "D": set.exclusions = [.digit]
    case "W": set.exclusions = [.word]
    case "S": set.exclusions = [.space]
    case "n": return ScalarSet("\n")
    case "r": return ScalarSet("\r")
    case "t": return ScalarSet("\t")
    default:
      let isPlain = scalar.properties.isAlphabetic || ScalarSet.Class.digit.contains(scalar)
      return isPlain ? nil : ScalarSet(scalar)
    }
    return set
  }
}

extension ScalarSet {
  /// The one scalar of a set that has no other.
  fileprivate var single: Unicode.Scalar? {
    guard classes.isEmpty, exclusions.isEmpty, ranges.count == 1 else { return nil }
    return ranges[0].lowerBound == ranges[0].upperBound ? ranges[0].lowerBound : nil
  }
}
