/// A trait's name in a policy: literal, or with `*` for any run of characters, as in `prefers/*`.
package struct TraitPattern: Sendable, Hashable, CustomStringConvertible {
  package let description: String

  package init(_ text: String) { description = text }

  /// Whether the whole name fits. O(pattern · name).
  package func matches(_ trait: String) -> Bool {
    let pattern = Array(description.unicodeScalars)
    let name = Array(trait.unicodeScalars)
    // reached[j]: the pattern read so far can stand for the first j scalars of the name.
    var reached = [true] + [Bool](repeating: false, count: name.count)
    for scalar in pattern {
      reached = Self.step(reached, scalar, name)
    }
    return reached[name.count]
  }

  private static func step(_ reached: [Bool], _ scalar: Unicode.Scalar, _ name: [Unicode.Scalar]) -> [Bool] {
    var next = [Bool](repeating: false, count: reached.count)
    if scalar == "*" {
      var any = false
      for index in reached.indices {
        any = any || reached[index]
        next[index] = any
      }
    } else {
      for index in name.indices where name[index] == scalar { next[index + 1] = reached[index] }
    }
    return next
  }

  /// More literal characters first, then fewer stars, then by name, so that every trait has one entry that decides.
  package static func isMoreSpecific(_ left: TraitPattern, _ right: TraitPattern) -> Bool {
    let (first, second) = (left.specificity, right.specificity)
    return first == second ? left.description < right.description : first > second
  }

  private var specificity: (literals: Int, fewerStars: Int) {
    let stars = description.unicodeScalars.count { $0 == "*" }
    return (description.unicodeScalars.count - stars, -stars)
  }
}
