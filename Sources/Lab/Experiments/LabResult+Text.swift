import FoundationEssentials
import Statistics

extension LabResult: Encodable {
  private enum Key: String, CodingKey {
    case schema, experiment, seed, organisms, published, measured, agreement
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode("stemma/lab/1", forKey: .schema)
    try container.encode(experiment, forKey: .experiment)
    try container.encode(seed, forKey: .seed)
    try container.encode(organisms, forKey: .organisms)
    try container.encode(published, forKey: .published)
    try container.encode(Dictionary(measured.map { ($0.name, $0) }) { first, _ in first }, forKey: .measured)
    try container.encode(agreement, forKey: .agreement)
  }

  /// The object `stemma/lab/1` with sorted keys.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// A summary for people, in lines of at most 100 columns.
  package func summary() -> String {
    let names = organisms.map(\.name.count).max() ?? 0
    var lines = organisms.map { line($0, width: names) }
    lines.append("")
    lines += measured.map { Self.line($0) }
    lines += published.map { "published: " + Self.line($0) }
    lines.append("agreement with the published claim: \(agreement.rawValue)")
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ organism: Organism, width: Int) -> String {
    let name = organism.name + String(repeating: " ", count: width - organism.name.count)
    let mass = organism.mass.map { "  answers with a valid word \(Self.percent($0))" } ?? ""
    return "\(name)  \(organism.measure) \(Self.percent(organism.rate))\(mass)"
  }

  private static func line(_ estimate: Estimate) -> String {
    let range = estimate.interval.map { " [\(decimals($0.low)), \(decimals($0.high))]" } ?? ""
    return "\(estimate.name) \(decimals(estimate.estimate))\(range): \(estimate.note)"
  }

  /// Three decimals, without Foundation's formatter and its start-up time.
  private static func decimals(_ value: Double) -> String {
    guard let thousandths = Int(exactly: (abs(value) * 1000).rounded()) else { return "undefined" }
    let digits = String(thousandths % 1000)
    let fraction = String(repeating: "0", count: 3 - digits.count) + digits
    return (value < 0 && thousandths > 0 ? "-" : "") + "\(thousandths / 1000).\(fraction)"
  }

  private static func percent(_ value: Double) -> String {
    guard let tenths = Int(exactly: (value * 1000).rounded()) else { return "undefined" }
    let text = "\(tenths / 10).\(tenths % 10) %"
    return String(repeating: " ", count: max(0, 7 - text.count)) + text
  }
}
