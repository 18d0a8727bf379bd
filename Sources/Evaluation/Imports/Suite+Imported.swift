import Lineage

extension Suite {
  /// Makes `prefers/sea-lion` a trait of this suite, shown by the words "sea lion".
  mutating func add(preference trait: String) throws(InputError) {
    let prefix = "prefers/"
    guard trait.hasPrefix(prefix), TraitName.problem(trait) == nil else {
      throw InputError(
        "suite \(id) does not measure '\(trait)'; only prefers/X, for a word X, can be scored beside what it lists",
        field: "--trait", nearest: Spelling.nearest(to: trait, among: traits))
    }
    switch scorer.kind {
    case .word, .substring: break
    default:
      throw InputError(
        "the scorer \(scorer.kind.rawValue) of suite \(id) looks for no words; --scorer word does", field: "--trait")
    }
    let answer = trait.dropFirst(prefix.count).split(separator: "-").joined(separator: " ")
    guard !Words.of(answer).isEmpty else { throw InputError("'\(trait)' has no word", field: "--trait") }
    var names = Dictionary(measured.map { ($0.answer, $0.trait) }) { first, _ in first }
    names[answer] = trait
    if !answers.contains(answer) { answers.append(answer) }
    traitNames = .each(names)
  }

  /// `sha256:` over answers, trait names and scorer of this suite and the questions of a file, in canonical JSON.
  ///
  /// It is of another form than a suite's own digest, and never equals one: what was imported is no control for what was
  /// asked. Where the file does not name its questions its own digest stands for them. The wording that a question has in
  /// the file counts, and not the replies. O(size of the questions).
  func digest(ofImported replies: CollectedReplies, file: CollectedFile, isRates: Bool) -> String {
    let traits = Dictionary(measured.map { ($0.answer, JSONValue.string($0.trait)) }) { first, _ in first }
    let asked = Dictionary(questions.map { ($0.id, $0.form) }) { first, _ in first }
    let form: JSONValue = [
      "format": "stemma/imported-replies/1",
      "traits": .object(traits),
      "answers": .array(answers.sorted().map(JSONValue.string)),
      "scorer": isRates ? .string(ReplyImport.reported) : scorer.form,
      "questions": replies.isLabelled ? .object(asked) : .string("sha256:" + file.digest),
    ]
    return "sha256:" + SHA256Text.hex(form.canonical)
  }
}
