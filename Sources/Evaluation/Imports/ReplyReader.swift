package import Lineage

/// Reads the replies that another tool collected from one model.
package protocol ReplyReader: Sendable {
  /// What `--as` calls it.
  var format: String { get }
  /// One line.
  var summary: String { get }
  /// Whether `--map` says where things are; the other formats have one shape.
  var takesMap: Bool { get }

  /// - Parameter map: nil where the usual names are looked for, and always where `takesMap` is false.
  /// - Throws: an `InputError` for a file that is not of this format; what is wrong with one entry is a warning.
  func read(_ file: CollectedFile, _ map: ReplyMap?) throws(InputError) -> CollectedReplies
}

extension ReplyReader {
  package var takesMap: Bool { false }
}

package enum ReplyReaders {
  package static let all: [any ReplyReader] = [
    StemmaReplies(), InspectLog(), LMEvalSamples(), PromptfooResults(), MappedJSON(), MappedLines(), MappedTable(),
  ]

  package static func named(_ format: String) throws(InputError) -> any ReplyReader {
    if let found = all.first(where: { $0.format == format }) { return found }
    let formats = all.map(\.format)
    throw InputError(
      "the format '\(format)' is not known", field: "--as", expected: formats,
      nearest: Spelling.nearest(to: format, among: formats))
  }

  /// Reads a file.
  /// - Parameter map: the text of `--map`.
  package static func read(_ file: CollectedFile, as format: String, map: String?) throws(InputError)
    -> CollectedReplies
  {
    let reader = try named(format)
    guard map == nil || reader.takesMap else {
      let mapped = all.filter(\.takesMap).map(\.format)
      throw InputError(
        "the format \(format) has one shape, and nothing to map; formats with a map: \(mapped.joined(separator: ", "))",
        field: "--map")
    }
    return try reader.read(file, try map.map { text throws(InputError) in try ReplyMap(text) })
  }
}
