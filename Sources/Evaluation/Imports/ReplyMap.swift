package import Lineage

/// Where a file has its questions and replies, or its questions' rates: `question=question,reply=responses[].text`.
package struct ReplyMap: Sendable, Equatable {
  /// How many replies a rate is made of.
  enum Count: Sendable, Equatable {
    case always(Int)
    case field(ValuePath)
  }

  enum Result: Sendable, Equatable {
    case reply(ValuePath)
    case rate(ValuePath, Count)
  }

  /// Nil where the file does not name its questions.
  let question: ValuePath?
  let result: Result

  private static let keys = ["question", "reply", "rate", "count"]

  /// - Parameter text: `key=path` pairs divided by commas.
  package init(_ text: String) throws(InputError) {
    let fields = try KeyedPaths.read(text)
    for key in fields.keys.sorted() where !Self.keys.contains(key) {
      throw InputError(
        "unknown key '\(key)'", field: "--map", expected: Self.keys,
        nearest: Spelling.nearest(to: key, among: Self.keys))
    }
    question = try fields["question"].map { text throws(InputError) in try ValuePath(text) }
    result = try Self.result(fields)
  }

  private static func result(_ fields: [String: String]) throws(InputError) -> Result {
    switch (fields["reply"], fields["rate"], fields["count"]) {
    case (let reply?, nil, nil): return .reply(try ValuePath(reply))
    case (nil, let rate?, let count?):
      if let number = Int(count) {
        guard MappedCells.counts.contains(number) else {
          throw InputError("a rate is made of 1 to \(MappedCells.counts.upperBound) replies", field: "--map")
        }
        return .rate(try ValuePath(rate), .always(number))
      }
      return .rate(try ValuePath(rate), .field(try ValuePath(count)))
    default:
      throw InputError(
        "name either reply, or rate and count (a field, or the number of replies to every question)", field: "--map")
    }
  }

  private init(question: ValuePath?, reply: ValuePath) {
    self.question = question
    result = .reply(reply)
  }

  private static let usualQuestions = ["question", "prompt", "input", "question_id", "id"]
  private static let usualReplies = ["reply", "response", "completion", "output", "answer"]

  /// The map that is there, or the one that fits an entry with the usual names.
  static func chosen(_ map: ReplyMap?, or entry: Document) throws(InputError) -> ReplyMap {
    if let map { return map }
    return try usual(try entry.entries().map(\.key), at: entry.error(""))
  }

  /// The map of a file that uses the usual names.
  /// - Parameter names: those of its first entry or its columns.
  static func usual(_ names: [String], at place: InputError) throws(InputError) -> ReplyMap {
    guard let reply = usualReplies.first(where: names.contains) else {
      var error = place
      error.message = "no field has a usual name for replies; say which has them with --map question=FIELD,reply=FIELD"
      error.expected = usualReplies
      throw error
    }
    let question = usualQuestions.first(where: names.contains)
    return ReplyMap(
      question: try question.map { name throws(InputError) in try ValuePath(name) }, reply: try ValuePath(reply))
  }
}
