/// One prompt and what follows it: a row of a data set, in words separated by single blanks.
///
/// Special words may stand inside: a dialogue of two turns has `<eos>` and `<a>` in its completion.
package struct Passage: Sendable, Equatable, Codable {
  package var prompt: String
  /// Empty in a set of prompts.
  package var completion: String

  package init(prompt: String, completion: String = "") {
    self.prompt = prompt
    self.completion = completion
  }
}

/// Joins the parts of a sentence that are not empty.
func sentence(_ parts: String...) -> String {
  parts.filter { !$0.isEmpty }.joined(separator: " ")
}
