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

  @Test("A scored sample without scores, an unknown outcome and scores that are no JSON are refused, whole transaction")
  func checks() throws {
    try withStore { store in
      var bad = [row("x"), row("x"), row("x")]
      bad[0].scores = nil
      bad[1].outcome = "maybe"
      bad[2].scores = "{"
      for bad in bad {
        #expect(throws: StoreError.self) { try store.write { try $0.insertSamples([row("a"), bad], into: key) } }
      }
      let rows = try store.read { try $0.samples(of: key) }
      #expect(rows.isEmpty)
    }
  }
}
