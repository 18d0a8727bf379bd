import Lineage
import Statistics

/// What an import did, for a person: what is wrong and where, then what was found, then where to look next.
///
/// A table of thousands of rows may give as many warnings of a few kinds. Of each kind the first ones are shown, and
/// how many more there are; `--format json` has all.
struct ImportSummary {
  /// Of one kind that are shown in full.
  private static let shown = 3
  /// Of all kinds that are shown in full.
  private static let most = 40

  private let outcome: Import.Outcome

  init(_ outcome: Import.Outcome) { self.outcome = outcome }

  func show(_ session: Session) {
    let terminal = session.terminal
    for line in Self.lines("warning", outcome.warnings.map { (file: $0.file, message: $0.message, text: "\($0)") }) {
      terminal.note(line, .warning)
    }
    let refused = outcome.refused.map { refusal -> Remark in
      let isPlaced = refusal.reason.hasPrefix(refusal.file)
      let text = isPlaced ? refusal.reason : "\(refusal.file): \(refusal.reason)"
      return (refusal.file, String(refusal.reason.dropFirst(isPlaced ? refusal.file.count : 0)), text)
    }
    for line in Self.lines("refused", refused) { terminal.note(line, .warning) }
    if let line = unrecognised { terminal.note(line, .faint) }
    if !outcome.formats.isEmpty {
      session.table(
        ["format", "files"], outcome.formats.sorted { $0.key < $1.key }.map { [$0.key, String($0.value)] })
    }
    for line in totals { terminal.output(line) }
  }

  // MARK: What is wrong

  private typealias Remark = (file: String?, message: String, text: String)

  /// In the order of the files; what is not shown is counted at the end.
  private static func lines(_ word: String, _ remarks: [Remark]) -> [String] {
    var lines: [String] = []
    var kinds: [String] = []
    var groups: [String: (shown: Int, rest: [Remark])] = [:]
    for remark in remarks {
      let kind = kind(of: remark.message)
      if groups[kind] == nil { kinds.append(kind) }
      if groups[kind, default: (0, [])].shown < shown, lines.count < most {
        groups[kind, default: (0, [])].shown += 1
        lines.append("\(word): \(remark.text)")
      } else {
        groups[kind]?.rest.append(remark)
      }
    }
    let more = kinds.compactMap { kind in groups[kind].flatMap { rest($0.rest) } }
    lines += more.prefix(most).map { "\(word): \($0)" }
    return more.count > most ? lines + ["\(word): and more of other kinds; --format json lists all"] : lines
  }

  /// `27 more in 3 files, such as a: a pickle is never opened …`
  private static func rest(_ remarks: [Remark]) -> String? {
    guard let first = remarks.first else { return nil }
    let files = Set(remarks.compactMap(\.file)).count
    return "\(remarks.count) more like it in \(Figures.count(max(files, 1), "file")): \(first.text)"
  }

  /// The message without what it quotes and without numbers: what is the same in all of its kind.
  private static func kind(of message: String) -> String {
    var isQuoted = false
    return message.filter { character in
      if character == "'" { isQuoted.toggle() }
      return !isQuoted && !character.isNumber
    }
  }

  private var unrecognised: String? {
    let names = outcome.unrecognised
    guard !names.isEmpty else { return nil }
    let first = names.prefix(Self.shown).joined(separator: ", ") + (names.count > Self.shown ? ", …" : "")
    return "left alone: \(Figures.count(names.count, "file")) of no known format (\(first))"
  }

  // MARK: What was found

  private var totals: [String] {
    let files = outcome.read + outcome.refused.count + outcome.unrecognised.count
    let models = Figures.count(outcome.artifacts[.model] ?? 0, "model")
    let datasets = Figures.count(outcome.artifacts[.dataset] ?? 0, "dataset")
    let derivations = Figures.count(outcome.derivations, "derivation")
    let found = outcome.read == 0 ? "" : ": \(models), \(datasets), \(derivations)"
    return [
      "read \(outcome.read) of \(Figures.count(files, "file"))\(found)",
      "recorded \(Figures.count(outcome.recorded, "statement")), \(outcome.unchanged) known before",
      "\(Figures.count(outcome.warnings.count, "warning")), \(outcome.refused.count) refused, "
        + "\(outcome.unrecognised.count) left alone",
    ] + next
  }

  private var next: [String] {
    guard outcome.recorded > 0 else { return [] }
    return [
      "next: 'stemma lineage orphans' lists what has no known origin, 'stemma risk' what follows from what is known"
    ]
  }
}
