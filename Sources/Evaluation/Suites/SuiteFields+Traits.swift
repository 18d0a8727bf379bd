import Lineage

extension SuiteFields {
  /// A template with `{answer}`, or a mapping of answers to traits.
  func traitNames(_ answers: [String]) throws(InputError) -> Suite.TraitNames {
    let field = try required("trait")
    return field.isMapping ? .each(try each(field, answers)) : .template(try template(field))
  }

  private func template(_ field: Document) throws(InputError) -> String {
    let template = try field.string()
    guard template.split(separator: "{answer}", omittingEmptySubsequences: false).count == 2 else {
      throw field.error(
        "a trait names its answer once as {answer}, for example prefers/{answer}; or give each answer its trait")
    }
    guard !template.contains(where: \.isWhitespace) else { throw field.error("a trait has no white space") }
    return template
  }

  private func each(_ field: Document, _ answers: [String]) throws(InputError) -> [String: String] {
    var names: [String: String] = [:]
    for (answer, value) in try field.entries() {
      guard answers.contains(answer) else {
        throw value.error(
          "'\(answer)' is no answer of this suite", expected: answers,
          nearest: Spelling.nearest(to: answer, among: answers))
      }
      let trait = try value.string()
      if let problem = TraitName.problem(trait) { throw value.error(problem) }
      guard !names.values.contains(trait) else { throw value.error("the trait '\(trait)' has two answers") }
      names[answer] = trait
    }
    guard !names.isEmpty else { throw field.error("at least one answer needs a trait") }
    return names
  }
}
