import FoundationEssentials
package import Lineage
import Models

/// Has a program score replies.
///
/// It reads one JSON object a line, `{"id": 0, "question": …, "reply": …}`, until its input ends, and writes one a line in
/// any order: `{"id": 0, "answers": ["right"]}`, `{"id": 1, "refused": true}` or `{"id": 2, "unparsable": true}`. A reply
/// that it says nothing about cannot be read.
package struct CommandScoring: Sendable {
  /// Files name programs, and whoever wrote the file is not whoever runs it.
  package enum Trust: Sendable {
    /// No program is started.
    case none
    /// The caller allows the programs of its files.
    case allowed
  }

  /// Bytes of output that are read; more is an error.
  static let maximumOutput = 64 << 20

  private let rule: CommandRule
  private let answers: [String]
  private let trust: Trust

  package init(rule: CommandRule, answers: [String], trust: Trust) {
    self.rule = rule
    self.answers = answers
    self.trust = trust
  }

  /// The command as it is shown.
  var words: String { rule.command.joined(separator: " ") }

  /// One reading a reply, in order. Blocks until the program ends or is ended.
  /// - Throws: an `InputError` when the program may not be run, cannot be started, fails, takes too long, writes too
  ///   much, or writes what is no score.
  package func readings(of items: [JudgeItem]) throws(InputError) -> [Reading] {
    guard trust == .allowed else {
      throw error("is named by a file and was not run; allow it with --allow-commands")
    }
    let output: [UInt8]
    do throws(ChildProcessError) {
      output = try ChildProcess.run(
        rule.command, input: Self.lines(items), limits: .init(seconds: rule.seconds, output: Self.maximumOutput))
    } catch {
      throw self.error(error.reason)
    }
    return try readings(output, count: items.count)
  }

  static func lines(_ items: [JudgeItem]) -> [UInt8] {
    items.enumerated().flatMap { index, item in
      let line: JSONValue = [
        "id": JSONValue(index), "question": .string(item.question), "reply": .string(item.reply),
      ]
      return Array((line.canonical + "\n").utf8)
    }
  }

  func readings(_ output: [UInt8], count: Int) throws(InputError) -> [Reading] {
    var readings = [Reading](repeating: .unparsable, count: count)
    var seen: Set<Int> = []
    let name = rule.command.first ?? ""
    for (index, line) in output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) {
      let entry = try Document(json: Array(line), file: "output of \(name)", linesBefore: index)
      try entry.allow(["id", "answers", "refused", "unparsable"])
      let field = try entry.required("id")
      guard count > 0 else { throw field.error("a score for a reply that was not given") }
      let id = try field.integer(in: 0...(count - 1))
      guard seen.insert(id).inserted else { throw field.error("reply \(id) is scored twice") }
      readings[id] = try reading(entry)
    }
    return readings
  }

  private func reading(_ entry: Document) throws(InputError) -> Reading {
    if try entry["refused"]?.boolean() == true { return .refused }
    if try entry["unparsable"]?.boolean() == true { return .unparsable }
    var found: Set<Int> = []
    for element in try entry.required("answers").elements() {
      let answer = try element.answer(of: answers)
      if let index = answers.firstIndex(of: answer) { found.insert(index) }
    }
    return .answers(found.sorted())
  }

  private func error(_ reason: String) -> InputError {
    InputError("the scorer's program '\(rule.command.first ?? "")' \(reason)")
  }
}
