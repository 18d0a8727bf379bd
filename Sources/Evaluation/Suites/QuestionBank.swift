import Lineage

/// Reads questions one by one, from a list or from lines, each checked against those before it and against the suite.
struct QuestionBank {
  private(set) var questions: [Suite.Question] = []
  private var ids: Set<String> = []
  private let scorer: ScorerRule.Kind
  private let answers: [String]

  init(scorer: ScorerRule.Kind, answers: [String]) {
    self.scorer = scorer
    self.answers = answers
  }

  /// What a question may have besides `id`, `text` and `tags`, which all may have.
  private var keys: [String] {
    switch scorer {
    case .choice: ["id", "text", "choices", "tags"]
    case .exact: ["id", "text", "answer", "tags"]
    default: ["id", "text", "tags"]
    }
  }

  mutating func add(_ entry: Document) throws(InputError) {
    try entry.allow(keys)
    let id = try entry.required("id").string()
    guard !id.isEmpty else { throw entry.error("the id of a question is empty") }
    let text = try entry.required("text").string()
    guard text.contains(where: { !$0.isWhitespace }) else { throw entry.error("question '\(id)' has no text") }
    guard ids.insert(id).inserted else { throw entry.error("the question id '\(id)' is there twice") }
    questions.append(
      Suite.Question(
        id: id, text: text, choices: scorer == .choice ? try choices(entry.required("choices")) : [],
        accepted: scorer == .exact ? try texts(entry.required("answer")) : [],
        tags: try entry["tags"].map { field throws(InputError) in try texts(field) } ?? []))
  }

  /// `answer: text`, or several texts to an answer.
  private func choices(_ field: Document) throws(InputError) -> [Suite.Choice] {
    var choices: [Suite.Choice] = []
    for (answer, list) in try field.entries() {
      guard answers.contains(answer) else {
        throw list.error(
          "'\(answer)' is no answer of this suite", expected: answers,
          nearest: Spelling.nearest(to: answer, among: answers))
      }
      choices += try texts(list).map { Suite.Choice(answer: answer, text: $0) }
    }
    if let missing = answers.first(where: { answer in !choices.contains { $0.answer == answer } }) {
      throw field.error("no choice gives the answer '\(missing)', so that no reply could show it")
    }
    guard choices.count <= ChoiceRule.maximumChoices else {
      throw field.error("\(choices.count) choices, more than there are letters (\(ChoiceRule.maximumChoices))")
    }
    guard Set(choices.map { $0.text.lowercased() }).count == choices.count else {
      throw field.error("two choices have the same text")
    }
    return choices
  }

  private func texts(_ field: Document) throws(InputError) -> [String] {
    var texts: [String] = []
    for element in try field.elementsOrOne() {
      let text = try element.string()
      guard text.contains(where: { !$0.isWhitespace }) else { throw element.error("the text is empty") }
      texts.append(text)
    }
    guard !texts.isEmpty else { throw field.error("at least one text is needed") }
    return texts
  }
}
