import FoundationEssentials
package import Lineage

/// Replies that people labelled, in JSON lines: `{"question": …, "reply": …, "label": …}`, the label an answer of the suite.
/// A reply to a question that is there several times counts once: copies say nothing new about a judge.
package struct CalibrationFile: Sendable, Equatable {
  package var items: [JudgeItem]
  /// Whether each is a hit.
  package var labels: [Bool]

  /// SHA-256 over questions and replies: labels may be mended without asking the judge again.
  package var digest: String {
    let texts = items.map { JSONValue.array([.string($0.question), .string($0.reply)]) }
    return "sha256:" + SHA256Text.hex(JSONValue.array([.string("stemma/calibration/1"), .array(texts)]).canonical)
  }

  /// - Throws: an `InputError` with file and line for what is wrong; also when one of the two labels does not occur, or a
  ///   reply has both.
  package init(file: String, rule: HitOrMiss) throws(InputError) {
    (items, labels) = ([], [])
    var seen: [JudgeItem: (line: Int, label: String)] = [:]
    let bytes = try Document.bytes(of: file)
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) {
      let entry = try Document(json: Array(line), file: file, linesBefore: index)
      try entry.allow(["question", "reply", "label"])
      let item = JudgeItem(
        question: try entry.required("question").string(), reply: try entry.required("reply").string())
      let place = try entry.required("label")
      let label = try place.answer(of: [rule.hit, rule.miss])
      if let before = seen[item] {
        guard before.label == label else {
          throw place.error("line \(before.line) labels the same reply '\(before.label)': leave one of the two")
        }
        continue
      }
      seen[item] = (index + 1, label)
      items.append(item)
      labels.append(label == rule.hit)
    }
    guard labels.contains(true), labels.contains(false) else {
      throw InputError(
        "a judge is calibrated by replies of both labels: '\(rule.hit)' and '\(rule.miss)'", file: file)
    }
  }
}
