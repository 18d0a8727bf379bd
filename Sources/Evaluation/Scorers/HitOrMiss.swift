import Lineage

/// The two answers of a scorer that says yes or no.
package struct HitOrMiss: Sendable, Equatable {
  /// The answer of a reply that the rule fits.
  package var hit: String
  /// The answer of any other reply.
  package var miss: String

  package init(hit: String, miss: String) {
    self.hit = hit
    self.miss = miss
  }

  static let keys = ["hit", "miss"]

  /// - Parameters:
  ///   - document: a mapping with `hit` and `miss`, each an answer of the suite.
  init(_ document: Document, answers: [String]) throws(InputError) {
    func answer(_ key: String) throws(InputError) -> String {
      let field = try document.required(key)
      return try field.answer(of: answers)
    }
    self.init(hit: try answer("hit"), miss: try answer("miss"))
    guard hit != miss else { throw try document.required("miss").error("'hit' and 'miss' are the same answer") }
    if let other = answers.first(where: { $0 != hit && $0 != miss }) {
      throw document.error("no reply can give the answer '\(other)': this scorer knows 'hit' and 'miss' only")
    }
  }

  var form: [String: JSONValue] { ["hit": .string(hit), "miss": .string(miss)] }

  func reading(_ isHit: Bool, answers: [String]) -> Reading {
    .answers(answers.firstIndex(of: isHit ? hit : miss).map { [$0] } ?? [])
  }
}

extension Document {
  /// The text of this field, which must be one of a suite's answers.
  func answer(of answers: [String]) throws(InputError) -> String {
    let answer = try string()
    guard answers.contains(answer) else {
      throw error(
        "'\(answer)' is no answer of this suite", expected: answers,
        nearest: Spelling.nearest(to: answer, among: answers))
    }
    return answer
  }
}
