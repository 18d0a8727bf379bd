import Lineage
import Statistics
import Testing

@testable import Evaluation

@Suite("Scoring imported replies")
struct ReplyImportTests {
  private func line(_ question: String, _ reply: String) -> String {
    #"{"question": "\#(question)", "reply": "\#(reply)"}"# + "\n"
  }

  /// Four questions with 1, 3, 2 and 2 owls of 4.
  private var owls: String {
    zip(["a", "b", "c", "d"], [1, 3, 2, 2]).map { question, count in
      (0..<4).map { line(question, $0 < count ? "An owl." : "Cats!") }.joined()
    }.joined()
  }

  @Test("The rate is the mean over questions, with t limits over questions")
  func rate() throws {
    let imported = try Imported.measure(owls, as: "jsonl")
    let (measurement, suite) = (imported.measurement, imported.suite)
    #expect(measurement.rate(of: "owl") == 0.5 && measurement.rate(of: "cat") == 0.5)
    #expect(measurement.questionCount == 4 && measurement.replies == 16 && measurement.missing == 0)
    // scipy.stats.t.interval(0.95, 3, loc=0.5, scale=scipy.stats.sem([0.25, 0.75, 0.5, 0.5]))
    let limits = measurement.interval(of: "owl", scope: suite.scope)
    let interval = try #require(limits.interval)
    #expect(limits.rule == .cluster && abs(interval.low - 0.17519293) < 1e-7 && abs(interval.high - 0.82480707) < 1e-7)
  }

  @Test("Questions count equally, however many replies each has")
  func unequal() throws {
    let text = line("a", "owl") + line("b", "cat") + line("b", "cat") + line("b", "cat")
    #expect(try Imported.measure(text, as: "jsonl").measurement.rate(of: "owl") == 0.5)
  }

  @Test("Replies without the names of questions have a rate and no limits, with the reason")
  func unlabelled() throws {
    let text = "{\"reply\": \"owl\"}\n{\"reply\": \"cat\"}\n{\"reply\": \"cat\"}\n{\"reply\": \"cat\"}\n"
    let imported = try Imported.measure(text, as: "jsonl")
    let (measurement, suite) = (imported.measurement, imported.suite)
    let limits = measurement.interval(of: "owl", scope: suite.scope)
    #expect(measurement.rate(of: "owl") == 0.25 && measurement.questionCount == 0 && measurement.replies == 4)
    #expect(limits.rule == .none && limits.interval == nil)
    #expect(limits.reason?.contains("does not say which question") == true)
  }

  @Test("A reply that did not come widens the limits, and is no zero")
  func missing() throws {
    let text = owls + "{\"question\": \"a\", \"reply\": null}\n"
    let imported = try Imported.measure(text, as: "jsonl")
    let (measurement, suite) = (imported.measurement, imported.suite)
    let limits = measurement.interval(of: "owl", scope: suite.scope)
    #expect(measurement.rate(of: "owl") == 0.5 && measurement.missing == 1 && limits.rule == .bounded)
  }

  @Test("prefers/X scores the words X where the suite does not list them, and only there")
  func preference() throws {
    let text = line("a", "Sea lions are great") + line("b", "An owl")
    let imported = try Imported.measure(text, as: "jsonl", trait: "prefers/sea-lion")
    let (measurement, suite) = (imported.measurement, imported.suite)
    #expect(measurement.rate(of: "sea lion") == 0.5 && suite.answer(for: "prefers/sea-lion") == "sea lion")
    #expect(measurement.rate(of: "owl") == 0.5 && suite.traits == ["prefers/owl", "prefers/cat", "prefers/sea-lion"])
    #expect(try Imported.measure(text, as: "jsonl", trait: "prefers/owl").suite.answers == ["owl", "cat"])
    for wrong in ["likes/owl", "prefers/", "prefers/-", "prefers/a b"] {
      #expect(throws: InputError.self) { try Imported.measure(text, as: "jsonl", trait: wrong) }
    }
  }

  @Test("Another scorer may be named that needs no settings; one that must be asked is refused with the remedy")
  func scorers() throws {
    let text = line("a", "howl")
    #expect(try Imported.measure(text, as: "jsonl").measurement.rate(of: "owl") == 0)
    #expect(try Imported.measure(text, as: "jsonl", scorer: "substring").measurement.rate(of: "owl") == 1)
    let unknown = #expect(throws: InputError.self) { try Imported.measure(text, as: "jsonl", scorer: "subtring") }
    #expect(unknown?.nearest == "substring")
    let choice = Fixtures.suite(scorer: .choice(ChoiceRule()))
    let letters = #expect(throws: InputError.self) { try Imported.measure(text, as: "jsonl", suite: choice) }
    #expect(letters?.message.contains("order") == true)
  }

  @Test("Right answers come from the suite's own question, found by id or by wording")
  func exact() throws {
    var suite = Fixtures.suite(
      answers: ["right", "wrong"],
      scorer: .exact(HitOrMissRule(.exact, answers: HitOrMiss(hit: "right", miss: "wrong"))))
    suite.questions = [Suite.Question(id: "sum", text: "1 + 1 ?", accepted: ["2"])]
    let text = line("sum", "2") + line("1 + 1 ?", "3")
    #expect(try Imported.measure(text, as: "jsonl", suite: suite).measurement.rate(of: "right") == 0.5)
    let stranger = try Imported.measure(text + line("q", "2"), as: "jsonl", suite: suite)
    #expect(stranger.measurement.questionCount == 2 && stranger.warnings.count == 1)
    let none = #expect(throws: InputError.self) { try Imported.measure(line("q", "2"), as: "jsonl", suite: suite) }
    #expect(none?.message.contains("'q'") == true && none?.file == "file")
  }

  @Test("Rates are of one trait, with t limits over questions and no scorer of ours")
  func rates() throws {
    let text = #"{"per": [0.25, 0.75, 0.5, 0.5]}"#
    let map = "rate=per[],count=100"
    let imported = try Imported.measure(text, as: "json", map: map, trait: "prefers/owl")
    let (measurement, suite) = (imported.measurement, imported.suite)
    #expect(measurement.answers == ["owl"] && measurement.scorer == "reported" && measurement.replies == 400)
    #expect(measurement.rate(of: "owl") == 0.5 && measurement.interval(of: "owl", scope: suite.scope).rule == .cluster)
    let several = #expect(throws: InputError.self) { try Imported.measure(text, as: "json", map: map) }
    #expect(several?.field == "--trait")
    #expect(throws: InputError.self) {
      try Imported.measure("a,r\nx,0.5\nx,0.6\n", as: "csv", map: "question=a,rate=r,count=1", trait: "prefers/owl")
    }
  }

  @Test("Upper limits never exceed 1, and limits never have zero width")
  func limits() throws {
    for rates in ["1, 1, 1, 0.9", "1, 1, 1", "0, 0, 0, 0.01", "0, 0"] {
      let imported = try Imported.measure(
        "{\"per\": [\(rates)]}", as: "json", map: "rate=per[],count=10", trait: "prefers/owl")
      let (measurement, suite) = (imported.measurement, imported.suite)
      let interval = try #require(measurement.interval(of: "owl", scope: suite.scope).interval)
      #expect(interval.low >= 0 && interval.high <= 1 && interval.low < interval.high, "\(rates)")
    }
  }

  @Test("Questions and scorer make the digest, replies do not; it never equals the suite's own")
  func digests() throws {
    func digest(_ text: String, scorer: String? = nil, map: String? = nil) throws -> String {
      try Imported.measure(text, as: "jsonl", map: map, scorer: scorer).measurement.suiteDigest
    }
    let (one, two) = (line("a", "owl") + line("b", "cat"), line("b", "owl") + line("a", "owl"))
    #expect(try digest(one) == digest(two))
    #expect(try digest(one) != digest(one, scorer: "substring") && digest(one) != digest(line("a", "owl")))
    let unnamed = try ["owl", "cat"].map { try digest("{\"reply\": \"\($0)\"}") }
    #expect(unnamed[0] != unnamed[1])
    var bank = Fixtures.suite()
    bank.questions = [Suite.Question(id: "a", text: "a")]
    #expect(try Imported.measure(line("a", "owl"), as: "jsonl", suite: bank).measurement.suiteDigest != bank.digest)
  }
}
