/// What samples must share to be of one measurement, whichever run made them.
package struct SampleSetKey: Sendable, Hashable {
  /// Digest of everything that changes what the model answers.
  package var identity: String
  package var suiteDigest: String
  package var context: String
  package var scorer: String
  /// Whether the scores are probabilities and not counts of replies.
  package var exact: Bool

  package init(identity: String, suiteDigest: String, context: String, scorer: String, exact: Bool) {
    self.identity = identity
    self.suiteDigest = suiteDigest
    self.context = context
    self.scorer = scorer
    self.exact = exact
  }
}

/// One reply, or one exact score, as it is stored.
package struct SampleRow: Sendable, Equatable {
  package var question: String
  /// Which sample of the question, from 0; 0 for an exact score.
  package var position: Int
  /// `replied` (not yet scored), `scored`, `refused`, `blocked`, `unparsable`, `judge-refused` or `transport-error`.
  package var outcome: String
  /// How the reply ended: `stop`, `length`, `refused` or `blocked`; nil for an exact score and where none came.
  package var finish: String?
  /// As the model wrote it; nil for an exact score and where none came.
  package var reply: String?
  /// A JSON object; there exactly when the outcome is `scored`.
  package var scores: String?
  /// JSON: what a judge said of the reply; nil where none was asked.
  package var detail: String?
  /// SHA-256 of everything that changes the reply, 32 bytes; nil for an exact score.
  package var request: [UInt8]?
  /// What the server said about the version of itself that replied; nil where it said nothing.
  package var fingerprint: String?
  /// When it became what it is, a reply or a score: ISO 8601, UTC.
  package var recordedAt: String

  package init(
    question: String, position: Int, outcome: String, finish: String? = nil, reply: String?, scores: String?,
    detail: String? = nil, request: [UInt8]? = nil, fingerprint: String? = nil, recordedAt: String
  ) {
    self.question = question
    self.position = position
    self.outcome = outcome
    self.finish = finish
    self.reply = reply
    self.scores = scores
    self.detail = detail
    self.request = request
    self.fingerprint = fingerprint
    self.recordedAt = recordedAt
  }

  /// Whether nothing more is to come of it: all but what waits for its score and what will be asked again.
  package var isFinal: Bool { outcome != "transport-error" && outcome != "replied" }
}
