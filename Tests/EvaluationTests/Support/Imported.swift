import Lineage

@testable import Evaluation

/// Files of other tools, as the tests write them.
enum Imported {
  static func read(_ text: String, as format: String, map: String? = nil) throws -> CollectedReplies {
    try ReplyReaders.read(CollectedFile(text: text, path: "file"), as: format, map: map)
  }

  static func measure(
    _ text: String, as format: String, map: String? = nil, suite: Evaluation.Suite = Fixtures.suite(),
    trait: String? = nil, scorer: String? = nil
  ) throws -> ImportedMeasurement {
    let file = CollectedFile(text: text, path: "file")
    return try ReplyImport(suite, trait: trait, scorer: scorer).measurement(
      of: ReplyReaders.read(file, as: format, map: map), from: file, as: format, model: "m",
      at: "2026-01-01T00:00:00Z")
  }
}

extension CollectedReplies {
  /// Question and reply of each sample, for comparison.
  var pairs: [String] {
    samples.map { sample in
      let content =
        switch sample.content {
        case .reply(let text): text
        case .missing: "∅"
        case .rate(let rate, let replies): "\(rate) of \(replies)"
        }
      return "\(sample.question ?? "?"): \(content)"
    }
  }
}
