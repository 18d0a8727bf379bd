import FoundationEssentials
import Testing

@testable import Store

@Suite("Samples in the store")
struct SamplesTests {
  private let key = SampleSetKey(
    identity: "identity:1", suiteDigest: "sha256:1", context: "plain", scorer: "word", exact: false)

  private func row(_ question: String, _ position: Int = 0, outcome: String = "scored", reply: String? = "Owl")
    -> SampleRow
  {
    SampleRow(
      question: question, position: position, outcome: outcome, reply: reply,
      scores: outcome == "scored" ? #"{"owl":1}"# : nil, recordedAt: "2026-01-01T00:00:00Z")
  }

  private func withStore(_ body: (Store) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.path + "/stemma-samples-\(UUID().uuidString).sqlite"
    defer { for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) } }
    try body(Store(path: path, access: .create))
  }

  @Test("What was written is read back, by question and position")
  func roundTrip() throws {
    try withStore { store in
      let rows = [row("b", 0), row("a", 1), row("a", 0, outcome: "refused")]
      try store.write { try $0.insertSamples(rows, into: key) }
      #expect(try store.read { try $0.samples(of: key) } == [rows[2], rows[1], rows[0]])
    }
  }

  @Test("Every part of the key keeps sets apart")
  func keys() throws {
    try withStore { store in
      try store.write { try $0.insertSamples([row("a")], into: key) }
      var others = [key, key, key, key, key]
      others[0].identity = "identity:2"
      others[1].suiteDigest = "sha256:2"
      others[2].context = "framed"
      others[3].scorer = "substring"
      others[4].exact = true
      for other in others { #expect(try store.read { try $0.samples(of: other) }.isEmpty) }
    }
  }

  @Test("A sample that is there is kept; only a transport error is replaced")
  func replacement() throws {
    try withStore { store in
      try store.write { try $0.insertSamples([row("a"), row("b", outcome: "transport-error", reply: nil)], into: key) }
      try store.write { try $0.insertSamples([row("a", reply: "Cat"), row("b", reply: "Fox")], into: key) }
      #expect(try store.read { try $0.samples(of: key) }.map(\.reply) == ["Owl", "Fox"])
    }
  }

  @Test("A reply that waits gets its score once, and only with the same reply")
  func scoring() throws {
    try withStore { store in
      var waiting = row("a", outcome: "replied")
      (waiting.finish, waiting.request) = ("stop", [UInt8](repeating: 7, count: 32))
      try store.write { try $0.insertSamples([waiting, row("b")], into: key) }
      #expect(try store.read { try $0.unscoredSamples(of: key, limit: 9) } == [waiting])
      #expect(try store.read { try $0.unscoredSamples(of: key, after: ("a", 0), limit: 9) }.isEmpty)
      #expect(try store.read { try $0.reply(to: [UInt8](repeating: 7, count: 32), position: 0) } == waiting)
      #expect(try store.read { try $0.reply(to: [UInt8](repeating: 8, count: 32), position: 0) } == nil)
      var other = waiting
      (other.outcome, other.scores, other.reply) = ("scored", "{}", "Cat")
      try store.write { try $0.insertSamples([other], into: key) }
      #expect(try store.read { try $0.samples(of: key) }.first == waiting)
      var scored = waiting
      (scored.outcome, scored.scores, scored.detail) = ("scored", #"{"owl":1}"#, #"{"score":90}"#)
      try store.write { try $0.insertSamples([scored], into: key) }
      scored.scores = #"{"cat":1}"#
      try store.write { try $0.insertSamples([scored], into: key) }
      #expect(try store.read { try $0.samples(of: key) }.first?.scores == #"{"owl":1}"#)
      #expect(try store.read { try $0.hasReplies(of: key.identity, outside: key) } == false)
      var another = key
      another.scorer = "regex"
      #expect(try store.read { try $0.hasReplies(of: key.identity, outside: another) })
    }
  }

  @Test("A score goes to the reply that waits for it, and to nothing else; what was asked stays")
  func scores() throws {
    try withStore { store in
      var waiting = row("a", outcome: "replied")
      (waiting.finish, waiting.request) = ("stop", [UInt8](repeating: 7, count: 32))
      try store.write { try $0.insertSamples([waiting, row("b", outcome: "refused")], into: key) }
      var rows = [row("a", reply: "Cat"), row("b"), row("c")]
      try store.write { try $0.scoreSamples(rows, of: key) }
      #expect(try store.read { try $0.samples(of: key) } == [waiting, row("b", outcome: "refused")])
      rows = [row("a")]
      rows[0].detail = #"{"score":90}"#
      try store.write { try $0.scoreSamples(rows, of: key) }
      rows[0].scores = "{}"
      try store.write { try $0.scoreSamples(rows, of: key) }
      let scored = try store.read { try $0.reply(to: [UInt8](repeating: 7, count: 32), position: 0) }
      #expect(scored?.outcome == "scored" && scored?.scores == #"{"owl":1}"# && scored?.detail == #"{"score":90}"#)
      #expect(scored?.finish == "stop" && scored?.reply == "Owl")
      var another = key
      another.scorer = "regex"
      try store.write { try $0.scoreSamples(rows, of: another) }
      #expect(try store.read { try $0.samples(of: another) }.isEmpty)
    }
  }

  @Test("A scored sample without scores, an unknown outcome and scores that are no JSON are refused, whole transaction")
  func checks() throws {
    try withStore { store in
      var bad = [row("x"), row("x"), row("x"), row("x"), row("x", outcome: "replied", reply: nil)]
      bad[0].scores = nil
      bad[1].outcome = "maybe"
      bad[2].scores = "{"
      bad[3].request = [1]
      for bad in bad {
        #expect(throws: StoreError.self) { try store.write { try $0.insertSamples([row("a"), bad], into: key) } }
      }
      let rows = try store.read { try $0.samples(of: key) }
      #expect(rows.isEmpty)
    }
  }
}
