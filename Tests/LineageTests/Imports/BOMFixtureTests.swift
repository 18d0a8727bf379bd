import Foundation
import Testing

@testable import Lineage

/// Bills of materials, attestations and events of other projects. They are not part of the repository; the variable
/// names the folder that holds `boms/`.
private let fixtures = ProcessInfo.processInfo.environment["STEMMA_FIXTURES"].map { $0 + "/boms" }

@Suite(
  "Bills of materials, attestations and events of other projects",
  .enabled(if: fixtures != nil, "STEMMA_FIXTURES does not name their folder"))
struct BOMFixtureTests {
  private typealias Outcome = BOMFixtureTable.Outcome

  @Test("Each gives what the table says, and every row of the table is met")
  func agrees() throws {
    var met: Set<Int> = []
    var counts = [0, 0, 0, 0]
    for path in try Self.files() {
      let file = String(path.dropFirst(try #require(fixtures).count + 1))
      guard let row = BOMFixtureTable.rows.firstIndex(where: { Self.fits(file, $0.pattern) }) else {
        Issue.record("\(file) is not in the table")
        continue
      }
      met.insert(row)
      let expected = BOMFixtureTable.rows[row].outcome
      let found = Self.outcome(try Reading(paths: [path]), like: expected)
      #expect(found == expected, "\(file)")
      switch found {
      case .read: counts[0] += 1
      case .warned: counts[1] += 1
      case .refused: counts[2] += 1
      case .alone: counts[3] += 1
      }
    }
    for (index, row) in BOMFixtureTable.rows.enumerated() where !met.contains(index) {
      Issue.record("no file is decided by the row \(row.pattern)")
    }
    print("boms: \(counts[0]) read, \(counts[1]) with warnings, \(counts[2]) refused, \(counts[3]) of no known format")
  }

  private static func files() throws -> [String] {
    let root = try #require(fixtures)
    return try FileManager.default.subpathsOfDirectory(atPath: root).sorted().map { root + "/" + $0 }.filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }
  }

  /// What a reading gives; the words of a warning or reason are those of the row where they are among them.
  private static func outcome(_ reading: Reading, like expected: Outcome) -> Outcome {
    if let reason = reading.refused.values.first {
      if case .refused(let part) = expected, reason.contains(part) { return expected }
      return .refused(reason)
    }
    guard let format = reading.formats.first else { return .alone }
    let (artifacts, derivations) = (reading.claims.artifacts.count, reading.claims.derivations.count)
    guard !reading.warnings.isEmpty else { return .read(format, artifacts, derivations) }
    var words = reading.warnings.joined(separator: "; ")
    if case .warned(_, _, _, let part) = expected, words.contains(part) { words = part }
    return .warned(format, artifacts, derivations, words)
  }

  private static func fits(_ file: String, _ pattern: String) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, let last = parts.last, parts.count > 1 else { return file == pattern }
    guard file.hasPrefix(first), file.hasSuffix(last), file.utf8.count >= first.utf8.count + last.utf8.count else {
      return false
    }
    var rest = file.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}
