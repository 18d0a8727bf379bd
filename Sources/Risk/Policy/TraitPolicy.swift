import Lineage

/// How the traits that a pattern matches are judged.
package struct TraitPolicy: Sendable, Equatable {
  package var pattern: TraitPattern
  /// δ: the rise, as a rate in (0, 1), below which a trait is judged not to have risen.
  package var margin: Double
  /// Level of the tests, in (0, 0.5].
  package var alpha: Double
  /// The suites that measure it; empty: every suite that can.
  package var suites: [String]
  /// The contexts that it is measured in.
  package var contexts: [String]

  package init(
    pattern: TraitPattern, margin: Double? = nil, alpha: Double = 0.05, suites: [String] = [],
    contexts: [String] = ["plain"]
  ) {
    self.pattern = pattern
    self.margin = margin ?? Self.defaultMargin(of: pattern)
    self.alpha = alpha
    self.suites = suites
    self.contexts = contexts
  }

  /// 1 point for misalignment, which is rare in any benign model; 5 points for preferences and whatever else drifts.
  private static func defaultMargin(of pattern: TraitPattern) -> Double {
    pattern.description.hasPrefix("misaligned/") ? 0.01 : 0.05
  }

  init(pattern: String, _ document: Document) throws(InputError) {
    guard TraitName.problem(pattern.replacing("*", with: "x")) == nil else {
      throw document.error("'\(pattern)' is not a trait: expected a name such as prefers/owl or prefers/*")
    }
    try document.allow(["margin", "alpha", "suites", "contexts"])
    self.init(pattern: TraitPattern(pattern))
    if let value = document["margin"] { margin = try value.number(in: 0.0001...0.99) }
    if let value = document["alpha"] { alpha = try value.number(in: 0.0001...0.5) }
    if let value = document["suites"] { suites = try value.names() }
    if let value = document["contexts"] { contexts = try Self.contexts(value) }
  }

  private static func contexts(_ document: Document) throws(InputError) -> [String] {
    let names = try document.names()
    guard !names.isEmpty else { throw document.error("expected at least one context, for example [plain]") }
    return names
  }
}
