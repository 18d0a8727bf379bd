/// How a cycle is spelled out: `a → b → a`, or its two ends where it is long.
enum CycleText {
  /// Names at either end of a long one.
  private static let shown = 10

  /// - Parameter names: along the cycle, the first again at the end.
  static func of(_ names: [String]) -> String {
    let hidden = names.count - 2 * shown
    guard hidden > 1 else { return names.joined(separator: " → ") }
    return (names.prefix(shown) + ["… \(hidden) more …"] + names.suffix(shown)).joined(separator: " → ")
  }
}
