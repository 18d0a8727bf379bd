import Lineage

/// Question files of the emergent-misalignment kind: a list of mappings with `id` and `paraphrases` (Betley et al. 2025).
///
/// Every paraphrase becomes a question. Sampling and judges of the file are left aside: the suite that it is put like has
/// its own. Other keys are ignored.
struct EmergentMisalignmentYAML: QuestionImporter {
  let format = "em-yaml"
  let summary = "question YAML of the emergent-misalignment kind (id, paraphrases)"
  let usual: String? = "misaligned-free-form"

  func questions(file: String) throws(InputError) -> ImportedQuestions {
    var imported = ImportedQuestions(file: file)
    for entry in try Document(file: file).elements() {
      let id = try entry.required("id").string()
      if let own = entry["system"] ?? entry["context"] {
        imported.warnings.append(
          own.error("'\(id)' was left out: it has a system message or a conversation of its own"))
        continue
      }
      let texts = try entry.required("paraphrases").elementsOrOne()
      for (index, text) in texts.enumerated() {
        let question = Suite.Question(
          id: texts.count == 1 ? id : "\(id)-\(index + 1)", text: try text.string(),
          tags: try entry["type"].map { type throws(InputError) in [try type.string()] } ?? [])
        imported.add(question, line: text.position?.line)
      }
    }
    return imported
  }
}
