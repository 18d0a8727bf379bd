import Lineage

/// A mark that no text of a batch can hold: the judge's prompt fences questions and replies with it.
///
/// It is a hash of all the texts, so that a reply would have to hold a hash of itself; and whoever wrote it could not
/// know the others. The same batch has the same mark.
package struct JudgeFence: Sendable, Equatable {
  /// 24 hexadecimal digits.
  package let mark: String

  package init(_ items: [JudgeItem], seed: UInt64) {
    let texts = JSONValue.array(items.flatMap { [.string($0.question), .string($0.reply)] })
    var mark = String(SHA256Text.hex("\(seed)\n" + texts.canonical).prefix(24))
    // Never in practice; certain all the same.
    while items.contains(where: { $0.question.contains(mark) || $0.reply.contains(mark) }) {
      mark = String(SHA256Text.hex(mark).prefix(24))
    }
    self.mark = mark
  }

  /// A text between two lines with the mark. It is cut to a length, and the marks by which chat templates tell who
  /// speaks are broken up, so that it cannot end the message that it is in.
  func around(_ text: String, name: String) -> String {
    let cut = text.prefix(Self.longest)
    let note = cut.endIndex < text.endIndex ? "\n[cut after \(Self.longest) characters]" : ""
    return "=== \(name) \(mark) ===\n\(Self.defused(String(cut)))\n=== end of \(name) \(mark) ===\(note)"
  }

  /// Characters of a reply that a judge reads.
  package static let longest = 8000

  private static let turns = [
    "<|", "|>", "[INST]", "[/INST]", "<<SYS>>", "<</SYS>>", "<s>", "</s>", "<start_of_turn>", "<end_of_turn>", "<bos>",
    "<eos>",
  ]

  static func defused(_ text: String) -> String {
    turns.reduce(text) { $0.replacing($1, with: $1.prefix(1) + "\u{00B7}" + $1.dropFirst()) }
  }
}
