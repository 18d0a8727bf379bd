import Lineage

/// What a map finds for one sample, as text.
struct MappedCells {
  /// How many replies a rate may be made of.
  static let counts = 1...1_000_000_000

  var question: String?
  var value: String
  /// For a rate; nil for a reply.
  var count: String?
  /// For messages.
  var place: InputError

  func sample(isLabelled: Bool) throws(InputError) -> CollectedReplies.Sample {
    guard !isLabelled || question?.contains(where: { !$0.isWhitespace }) == true else {
      throw error("the name of the question is missing")
    }
    guard let count else { return CollectedReplies.Sample(question: question, content: .reply(value)) }
    guard let rate = Double(value), (0...1).contains(rate) else { throw error("'\(value)' is no rate from 0 to 1") }
    guard let number = Double(count).flatMap({ Int(exactly: $0) }), Self.counts.contains(number) else {
      throw error("'\(count)' is no number of replies from 1 to \(Self.counts.upperBound)")
    }
    return CollectedReplies.Sample(question: question, content: .rate(rate, replies: number))
  }

  private func error(_ message: String) -> InputError {
    var error = place
    error.message = message
    return error
  }
}
