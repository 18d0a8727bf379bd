package import Lineage

extension Suite {
  /// Reads a suite file.
  /// - Throws: an `InputError` with file, line and field for everything that the format forbids; the first of several.
  package init(file: String) throws(InputError) {
    let (suite, problems) = Self.check(file: file)
    if let problem = problems.first { throw problem }
    guard let suite else { throw InputError("the suite cannot be read", file: file) }
    self = suite
  }

  /// Reads a suite file and tells everything that is wrong with it, by file, line and column.
  /// - Returns: the suite, where nothing is wrong.
  package static func check(file: String) -> (suite: Suite?, problems: [InputError]) {
    do throws(InputError) {
      var reader = SuiteReader(document: try Document(file: file))
      let suite = reader.read()
      return (suite, reader.problems.inOrder)
    } catch {
      return (nil, [error])
    }
  }
}

/// Reads the suite format, version 1, and collects everything that is wrong.
struct SuiteReader {
  private var fields: SuiteFields
  private(set) var problems = Problems()

  init(document: Document) {
    fields = SuiteFields(document: document)
  }

  /// - Returns: the suite; nil where anything is wrong.
  mutating func read() -> Suite? {
    var found = Problems(fields.strangers)
    fields.parent = found.keep(fields.inherited) ?? nil
    let suite = suite(&found)
    problems = found
    return found.isEmpty ? suite : nil
  }

  private func suite(_ found: inout Problems) -> Suite? {
    found.keep(fields.checkVersion)
    let (id, text) = (found.keep(fields.id), found.keep(fields.texts))
    let answers = found.keep(fields.answers)
    let names = answers.flatMap { found.keep(fields.traitNames, $0) }
    let scorer = answers.flatMap { found.keep(fields.scorer, $0) }
    let sampling = found.keep(fields.sampling)
    let (contexts, scope) = (found.keep(fields.contexts), found.keep(fields.scope))
    let questions = questions(answers, &found)
    guard let id, let text, let answers, let names, let scorer, let sampling, let contexts, let scope else {
      return nil
    }
    return Suite(
      id: id, title: text.title, licence: text.licence, source: text.source, canary: text.canary, traitNames: names,
      answers: answers, scorer: scorer, sampling: sampling, contexts: contexts, scope: scope, questions: questions)
  }

  /// Every question is read, whatever is wrong with the others.
  private func questions(_ answers: [String]?, _ found: inout Problems) -> [Suite.Question] {
    guard let answers, let kind = fields.scorerKind else { return [] }
    var bank = QuestionBank(scorer: kind, answers: answers)
    do throws(InputError) {
      let field = try fields.required("questions")
      if field.isScalar {
        try QuestionFile(named: field).read(into: &bank, &found)
      } else {
        let entries = try field.elements()
        for entry in entries { found.add(to: &bank, entry) }
        if entries.isEmpty { throw field.error("at least one question is needed") }
      }
    } catch {
      found.add(error)
    }
    return bank.questions
  }
}
