import FoundationEssentials
import Testing

@testable import Lineage

/// Files of other projects. They are not part of the repository; the variable names the folder that holds them.
private let fixtures = ProcessInfo.processInfo.environment["STEMMA_FIXTURES"]

@Suite(
  "Model cards, configurations, headers and lineages of other projects",
  .enabled(if: fixtures != nil, "STEMMA_FIXTURES does not name their folder"))
struct FixtureTableTests {
  @Test("Each gives what the table says, and none is missing from it", arguments: FixtureTable.folders)
  func agrees(folder: String) throws {
    let expected = FixtureTable.outcomes.filter { $0.key.hasPrefix(folder + "/") }
    let root = try #require(fixtures)
    let found = try Self.outcomes(root, folder)
    for (file, outcome) in found.sorted(by: { $0.key < $1.key }) {
      #expect(expected[file] == outcome, "\(file)")
    }
    for file in expected.keys.sorted() where found[file] == nil { Issue.record("\(file) is not there any more") }
    print(Self.summary(folder, found))
  }

  /// What each file gives by itself: its format, its derivations, the number of warnings; or why it was not read.
  private static func outcomes(_ root: String, _ folder: String) throws -> [String: String] {
    let walk = try ImportWalk([root + "/" + folder], name: nil)
    var outcomes: [String: String] = [:]
    for found in walk.files {
      let reading = try Reading(paths: [found.path])
      outcomes[String(found.path.dropFirst(root.count + 1))] = outcome(reading)
    }
    return outcomes
  }

  static func outcome(_ reading: Reading) -> String {
    if let reason = reading.refused.values.first { return "refused: \(reason.prefix { $0 != ";" })" }
    guard let format = reading.formats.first else { return "left alone" }
    let warnings = reading.warnings.count
    let parts = [format] + reading.edges + (warnings == 0 ? [] : ["\(warnings) warning\(warnings == 1 ? "" : "s")"])
    return parts.joined(separator: "; ")
  }

  /// How many were read, warned of, refused and left alone.
  private static func summary(_ folder: String, _ outcomes: [String: String]) -> String {
    let refused = outcomes.count { $0.value.hasPrefix("refused") }
    let alone = outcomes.count { $0.value == "left alone" }
    let warned = outcomes.count { $0.value.contains(" warning") && !$0.value.hasPrefix("refused") }
    return "\(folder): \(outcomes.count) files, \(outcomes.count - refused - alone) read (\(warned) with warnings), "
      + "\(refused) refused, \(alone) of no known format"
  }
}
