/// The syntax of trait names: words of letters, digits, `_`, `-`, `.` joined by `/`, such as `prefers/owl`.
package enum TraitName {
  /// What is wrong with a trait; nil when nothing is.
  package static func problem(_ trait: String) -> String? {
    let segments = trait.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = segments.allSatisfy { segment in
      !segment.isEmpty
        && segment.unicodeScalars.allSatisfy {
          $0.properties.isAlphabetic || isDigit($0) || "_-.".unicodeScalars.contains($0)
        }
    }
    guard isPlain, trait.utf8.count <= 256 else {
      return "'\(trait)' is not a trait: words joined by '/', such as prefers/owl"
    }
    return nil
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType == .decimal }
}
