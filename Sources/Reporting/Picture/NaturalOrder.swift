/// Order of names as people count: `control-2` before `control-10`.
enum NaturalOrder {
  static func precedes(_ left: String, _ right: String) -> Bool {
    let (first, second) = (parts(left), parts(right))
    for (one, other) in zip(first, second) where one != other {
      if let one = Int(one), let other = Int(other), one != other { return one < other }
      return one < other
    }
    return first.count == second.count ? left < right : first.count < second.count
  }

  /// Runs of digits and runs of everything else.
  private static func parts(_ text: String) -> [String] {
    var parts: [String] = []
    var wasDigit: Bool?
    for scalar in text.unicodeScalars {
      let isDigit = ("0"..."9").contains(scalar)
      if isDigit == wasDigit, let last = parts.indices.last {
        parts[last].unicodeScalars.append(scalar)
      } else {
        parts.append(String(scalar))
      }
      wasDigit = isDigit
    }
    return parts
  }
}
