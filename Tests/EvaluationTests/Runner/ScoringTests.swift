import Lineage
import Models
import Store
import Testing

@testable import Evaluation

@Suite("Replies first, scores after")
struct ScoringTests {
  private func withStore(_ body: (Store) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      try await body(try Store(path: folder + "/store.sqlite", access: .create))
    }
  }

  private func runner(_ store: Store, reuses: Bool = true) -> Runner {
    Runner(store: store, reuses: reuses) { "2026-01-01T00:00:00Z" }
  }

  private func job(_ model: any LanguageModel, _ suite: Suite = Fixtures.suite()) -> MeasurementJob {
    MeasurementJob(model: model, suite: suite, context: suite.contexts[0])
  }

  private let stems: CannedModel.Answer = { _, seed in
    Reply(text: seed.isMultiple(of: 2) ? "an owlet" : "an owl", finish: .stop)
  }

  @Test("Another scorer reads the replies that are there: the same rates as if they had been asked for, and no request")
  func rescoring() async throws {
    try await withStore { store in
      let model = CannedModel(answer: stems)
      let words = try await runner(store).measure([job(model)])[0]
      let substring = Fixtures.suite(scorer: .substring)
      let again = CannedModel(answer: stems)
      let rescored = try await runner(store).measure([job(again, substring)])[0]
      #expect(again.log.isEmpty && rescored.replies == 40)
      #expect(rescored.rate(of: "owl") == 1 && words.rate(of: "owl") ?? 1 < 1)
      try await withStore { other in
        let fresh = try await runner(other).measure([job(CannedModel(answer: stems), substring)])[0]
        #expect(fresh == rescored)
      }
    }
  }

  @Test("What is not the same request is asked: another model, other sampling, or because nothing shall be taken over")
  func requests() async throws {
    try await withStore { store in
      _ = try await runner(store).measure([job(CannedModel())])
      var cooler = Fixtures.suite()
      cooler.sampling.parameters.temperature = 0.5
      let (first, second, third) = (CannedModel(), CannedModel(identity: "identity:other"), CannedModel())
      _ = try await runner(store).measure([job(first, cooler)])
      _ = try await runner(store).measure([job(second)])
      _ = try await runner(store, reuses: false).measure([job(third, Fixtures.suite(scorer: .substring))])
      #expect([first, second, third].map(\.log.count) == [40, 40, 40])
    }
  }

  @Test("Refused and blocked replies are taken over as what they are; failed requests never are")
  func outcomes() async throws {
    try await withStore { store in
      let model = CannedModel { text, _ in
        switch text {
        case "question 1 ?": Reply(text: "an owl, no", finish: .refused)
        case "question 2 ?": throw ModelError(kind: .transport, model: "canned", reason: "reset")
        default: Reply(text: "owl", finish: .length)
        }
      }
      let first = try await runner(store).measure([job(model)])[0]
      let again = CannedModel()
      let second = try await runner(store).measure([job(again, Fixtures.suite(scorer: .substring))])[0]
      #expect(again.log == Array(repeating: "question 2 ?", count: 4))
      #expect(first.missing == 8 && second.missing == 4 && second.questions[0].scored == 0)
    }
  }

  @Test("Replies whose scores were cut off are scored by the next run")
  func cutOff() async throws {
    try await withStore { store in
      let work = job(CannedModel())
      let key = work.key(digest: work.suite.digest, exact: false)
      let waiting = SampleRow(
        question: "q1", position: 0, outcome: "replied", finish: "stop", reply: "Owl", scores: nil,
        request: [UInt8](repeating: 1, count: 32), recordedAt: "2026-01-01T00:00:00Z")
      try store.write { try $0.insertSamples([waiting], into: key) }
      let model = CannedModel()
      let measurement = try await runner(store).measure([job(model)])[0]
      #expect(model.log.count == 39 && measurement.replies == 40 && measurement.samples?.count == 40)
      #expect(try store.read { try $0.unscoredSamples(of: key, limit: 1) }.isEmpty)
    }
  }

  @Test("Many commits at the same time are all acknowledged, and all on disk")
  func groups() async throws {
    try await withStore { store in
      let work = job(CannedModel())
      let key = work.key(digest: work.suite.digest, exact: false)
      let commits = GroupCommit(store, into: key)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for position in 0..<500 {
          group.addTask {
            try await commits.commit(
              [
                SampleRow(
                  question: "q", position: position, outcome: "refused", reply: nil, scores: nil,
                  recordedAt: "2026-01-01T00:00:00Z")
              ])
            let stored = try store.read { try $0.samples(of: key) }
            #expect(stored.contains { $0.position == position })
          }
        }
        try await group.waitForAll()
      }
      #expect(try store.read { try $0.samples(of: key) }.map(\.position) == Array(0..<500))
    }
  }

  @Test("Samples get their scores with the next ones; only those of the last commit still wait")
  func scores() async throws {
    try await withStore { store in
      let work = job(CannedModel())
      let key = work.key(digest: work.suite.digest, exact: false)
      let commits = GroupCommit(store, into: key) { row in
        guard row.outcome == "replied" else { return nil }
        var row = row
        (row.outcome, row.scores) = ("scored", #"{"owl":1}"#)
        return row
      }
      for position in 0..<4 {
        let outcome = position == 2 ? "refused" : "replied"
        try await commits.commit([
          SampleRow(
            question: "q", position: position, outcome: outcome, finish: "stop", reply: "Owl", scores: nil,
            recordedAt: "2026-01-01T00:00:00Z")
        ])
      }
      #expect(try store.read { try $0.samples(of: key) }.map(\.outcome) == ["scored", "scored", "refused", "replied"])
    }
  }

  @Test("A commit that fails is told to everybody who waits for it")
  func failure() async throws {
    try await withStore { store in
      let work = job(CannedModel())
      let commits = GroupCommit(store, into: work.key(digest: work.suite.digest, exact: false))
      let bad = SampleRow(question: "", position: 0, outcome: "refused", reply: nil, scores: nil, recordedAt: "now")
      await #expect(throws: StoreError.self) { try await commits.commit([bad]) }
      var good = bad
      (good.question, good.recordedAt) = ("q", "2026-01-01T00:00:00Z")
      try await commits.commit([good])
      try await commits.settle()
    }
  }
}
