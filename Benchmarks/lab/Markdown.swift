/// Rows of tables that can be pasted into the README.
enum Markdown {
  static func row(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }

  static func table(_ head: [String], _ rows: [String]) -> String {
    ([row(head), row(head.map { _ in "---" })] + rows).joined(separator: "\n")
  }

  /// Three decimals.
  static func fixed(_ value: Double) -> String {
    guard let thousandths = Int(exactly: (abs(value) * 1000).rounded()) else { return "none" }
    let digits = String(thousandths % 1000)
    let sign = value < 0 && thousandths > 0 ? "-" : ""
    return "\(sign)\(thousandths / 1000).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
  }
}
