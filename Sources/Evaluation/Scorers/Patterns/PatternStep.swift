/// One instruction of a compiled pattern.
enum PatternStep: Sendable, Equatable {
  /// Reads one scalar of the set.
  case take(ScalarSet)
  case split(Int, Int)
  case jump(Int)
  case check(PatternPlace)
  case end
}

/// A place in the text that reads nothing.
enum PatternPlace: Sendable, Equatable {
  case start, finish, wordBoundary, noWordBoundary

  func holds(between before: Unicode.Scalar?, and after: Unicode.Scalar?) -> Bool {
    func isWord(_ scalar: Unicode.Scalar?) -> Bool { scalar.map(ScalarSet.Class.word.contains) ?? false }
    switch self {
    case .start: return before == nil
    case .finish: return after == nil
    case .wordBoundary: return isWord(before) != isWord(after)
    case .noWordBoundary: return isWord(before) == isWord(after)
    }
  }
}

/// A set of Unicode scalars.
struct ScalarSet: Sendable, Equatable {
  enum Class: Sendable, Equatable {
    case digit, word, space

    func contains(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .digit: scalar.properties.generalCategory == .decimalNumber
      case .word:
        scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.generalCategory == .decimalNumber
      case .space: scalar.properties.isWhitespace
      }
    }
  }

  var ranges: [ClosedRange<Unicode.Scalar>] = []
  var classes: [Class] = []
  /// Classes of which a member is whatever they do not contain.
  var exclusions: [Class] = []
  var isNegated = false

  init() {}

  init(_ scalar: Unicode.Scalar) { ranges = [scalar...scalar] }

  /// Anything but a line break.
  static let anything: ScalarSet = {
    var set = ScalarSet("\n")
    set.isNegated = true
    return set
  }()

  mutating func formUnion(_ other: ScalarSet) {
    ranges += other.ranges
    classes += other.classes
    exclusions += other.exclusions
  }

  func contains(_ scalar: Unicode.Scalar, ignoringCase: Bool) -> Bool {
    var found = holds(scalar)
    if !found, ignoringCase {
      let properties = scalar.properties
      found = [properties.lowercaseMapping, properties.uppercaseMapping].contains { mapping in
        mapping.unicodeScalars.count == 1 && mapping.unicodeScalars.first.map(holds) == true
      }
    }
    return found != isNegated
  }

  private func holds(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar) } || classes.contains { $0.contains(scalar) }
      || exclusions.contains { !$0.contains(scalar) }
  }
}
