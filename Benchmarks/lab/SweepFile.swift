import FoundationEssentials

/// The records of a sweep on disk, one JSON line a seed. A sweep that was interrupted goes on with the missing seeds.
struct SweepFile: Sendable {
  struct Foreign: Error, CustomStringConvertible {
    var path: String
    var description: String { "\(path) was made with another recipe or suite; choose another file" }
  }

  let path: String

  /// The records in the order of the file. A line that was cut off does not count.
  /// - Throws: `Foreign` when the file has records of another recipe or suite: such seeds must not be mixed.
  func records(recipe: Int, suite: String) throws(Foreign) -> [SeedRecord] {
    let lines = FileManager.default.contents(atPath: path)?.split(separator: UInt8(ascii: "\n")) ?? []
    let records = lines.compactMap { try? JSONDecoder().decode(SeedRecord.self, from: Data($0)) }
    let isOwn = records.allSatisfy {
      $0.schema == SeedRecord.schema && $0.recipe == recipe && $0.suite == suite
    }
    guard isOwn else { throw Foreign(path: path) }
    return records
  }

  /// Writes the whole file in one step, so that a reader never sees half of it.
  func write(_ records: [SeedRecord]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let lines = try records.map { try encoder.encode($0) + [UInt8(ascii: "\n")] }
    try Data(lines.joined()).write(to: URL(filePath: path), options: .atomic)
  }
}
