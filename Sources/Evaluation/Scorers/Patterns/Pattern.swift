/// A regular expression that takes time linear in the text, whatever the text and the pattern are.
///
/// Syntax: literals; `.` (anything but a line break); `[a-z_]` and `[^…]`; `\d \w \s \D \W \S \b \B \n \r \t` and escaped
/// marks; `(…)` and `(?:…)`; `|`; `* + ? {m} {m,} {m,n}`, lazy forms included, which match the same texts; `^` and `$`
/// for the ends of the text. Back-references and look-around are refused: they are what makes other engines
/// exponential. Matching is by Unicode scalars; digits and words are those of Unicode.
package struct Pattern: Sendable, Equatable {
  package let source: String
  let program: [PatternStep]
  private let ignoresCase: Bool

  /// - Parameter ignoresCase: whether letters match in either case.
  /// - Throws: what is wrong, and at which character.
  init(_ source: String, ignoresCase: Bool = false) throws(PatternError) {
    self.source = source
    self.ignoresCase = ignoresCase
    var parser = PatternParser(source)
    var compiler = PatternCompiler()
    program = try compiler.program(try parser.parse())
  }

  /// Whether it matches anywhere in the text (Thompson's simulation of all alternatives at once; Pike 1987).
  /// O(length of the text · length of the program), in memory of the program's length.
  func matches(in text: some Collection<Unicode.Scalar>) -> Bool {
    var (now, next) = (StepSet(program.count), StepSet(program.count))
    var before: Unicode.Scalar?
    var index = text.startIndex
    while true {
      let after = index < text.endIndex ? text[index] : nil
      if follow(0, between: before, and: after, into: &now) { return true }
      guard let scalar = after else { return false }
      index = text.index(after: index)
      let beyond = index < text.endIndex ? text[index] : nil
      next.removeAll()
      for step in now.members where takes(step, scalar) {
        if follow(step + 1, between: scalar, and: beyond, into: &next) { return true }
      }
      swap(&now, &next)
      before = scalar
    }
  }

  private func takes(_ step: Int, _ scalar: Unicode.Scalar) -> Bool {
    guard case .take(let set) = program[step] else { return false }
    return set.contains(scalar, ignoringCase: ignoresCase)
  }

  /// Adds every step that can be reached without reading anything.
  /// - Returns: whether the end is one of them.
  private func follow(
    _ start: Int, between before: Unicode.Scalar?, and after: Unicode.Scalar?, into set: inout StepSet
  ) -> Bool {
    set.waiting.append(start)
    while let step = set.waiting.popLast() {
      guard set.insert(step) else { continue }
      switch program[step] {
      case .end:
        set.waiting.removeAll(keepingCapacity: true)
        return true
      case .take: break
      case .jump(let target): set.waiting.append(target)
      case .split(let first, let second): set.waiting += [first, second]
      case .check(let place): if place.holds(between: before, and: after) { set.waiting.append(step + 1) }
      }
    }
    return false
  }
}

/// What is wrong with a pattern.
package struct PatternError: Error, Sendable, Equatable {
  package var message: String
  /// From 1.
  package var character: Int
}

/// A set of program steps that is emptied in constant time (Briggs and Torczon 1993).
private struct StepSet {
  private(set) var members: [Int] = []
  private var places: [Int]
  /// Steps still to be followed; empty between calls.
  var waiting: [Int] = []

  init(_ count: Int) { places = [Int](repeating: 0, count: count) }

  mutating func insert(_ step: Int) -> Bool {
    let place = places[step]
    if place < members.count, members[place] == step { return false }
    places[step] = members.count
    members.append(step)
    return true
  }

  mutating func removeAll() { members.removeAll(keepingCapacity: true) }
}
