import Lineage

/// Counts scores by question as the samples come. Memory: O(questions · answers).
struct ReplyTally {
  private struct Counts {
    var scored = 0
    var missing = 0
    var hits: [Int]
    var answered = 0
    /// Of a question whose rate came as it is.
    var rate: Double?
  }

  private let suite: Suite
  /// Nil for rates.
  private let scorer: (any Scorer)?
  /// The suite's questions by id and by wording, for scorers that need more of them than the file has.
  private let known: [String: Suite.Question]
  private var places: [String: Int] = [:]
  private var counts: [Counts] = []
  private var rates = 0
  /// The questions in the order of the file.
  private(set) var asked: [Suite.Question] = []
  /// What the suite does not have and cannot be scored without it, in the order of the file.
  private(set) var strangers: [String] = []

  init(_ suite: Suite, _ scorer: (any Scorer)?) {
    (self.suite, self.scorer) = (suite, scorer)
    let named = suite.questions.map { ($0.id, $0) } + suite.questions.map { ($0.text, $0) }
    known = Dictionary(named) { first, _ in first }
  }

  mutating func add(_ sample: CollectedReplies.Sample) throws(InputError) {
    switch sample.content {
    case .rate(let rate, let replies): try add(rate, replies, sample)
    case .missing: if let index = try place(of: sample) { counts[index].missing += 1 }
    case .reply(let reply): try add(reply, sample)
    }
  }

  private mutating func add(_ reply: String, _ sample: CollectedReplies.Sample) throws(InputError) {
    guard let index = try place(of: sample) else { return }
    let position = sample.position ?? counts[index].scored + counts[index].missing
    switch scorer?.reading(of: reply, to: asked[index], sample: position) {
    case .answers(let answers):
      counts[index].scored += 1
      counts[index].answered += answers.isEmpty ? 0 : 1
      for answer in answers where counts[index].hits.indices.contains(answer) { counts[index].hits[answer] += 1 }
    case .refused, .unparsable, nil: counts[index].missing += 1
    }
  }

  private mutating func add(_ rate: Double, _ replies: Int, _ sample: CollectedReplies.Sample) throws(InputError) {
    rates += 1
    var sample = sample
    sample.question = sample.question ?? "rate-\(rates)"
    guard let index = try place(of: sample) else { return }
    guard counts[index].rate == nil else {
      throw InputError("the question '\(asked[index].id)' has two rates; one file holds the rates of one model")
    }
    (counts[index].rate, counts[index].scored) = (rate, replies)
  }

  /// The question of a sample, a new one where it was not met before; nil for a stranger.
  private mutating func place(of sample: CollectedReplies.Sample) throws(InputError) -> Int? {
    let label = sample.question ?? ""
    if let place = places[label] { return place < 0 ? nil : place }
    guard places.count < ReplyImport.maximumQuestions else {
      throw InputError("more than \(ReplyImport.maximumQuestions) questions; divide the file")
    }
    guard let question = question(label, sample) else {
      strangers.append(label)
      places[label] = -1
      return nil
    }
    asked.append(question)
    counts.append(Counts(hits: [Int](repeating: 0, count: suite.answers.count)))
    places[label] = asked.count - 1
    return asked.count - 1
  }

  private func question(_ label: String, _ sample: CollectedReplies.Sample) -> Suite.Question? {
    let known = self.known[label] ?? sample.text.flatMap { self.known[$0] }
    switch scorer == nil ? nil : suite.scorer.kind {
    case .choice, .exact:
      guard var question = known else { return nil }
      question.id = label
      return question
    default: return Suite.Question(id: label, text: sample.text ?? known?.text ?? label)
    }
  }

  /// What is known of every question, in the order of the file.
  var questions: [Measurement.Question] { zip(asked, counts).map { Self.question($0.id, $1) } }

  private static func question(_ id: String, _ counts: Counts) -> Measurement.Question {
    let (scored, all) = (Double(max(1, counts.scored)), Double(max(1, counts.scored + counts.missing)))
    if let rate = counts.rate {
      return .init(id: id, scored: counts.scored, rates: [rate], low: [rate], high: [rate], mass: nil)
    }
    return .init(
      id: id, scored: counts.scored, missing: counts.missing,
      rates: counts.scored == 0 ? [] : counts.hits.map { Double($0) / scored },
      low: counts.hits.map { Double($0) / all }, high: counts.hits.map { Double($0 + counts.missing) / all },
      mass: counts.scored == 0 ? nil : Double(counts.answered) / scored)
  }
}
