import Store
import Testing

@testable import Lineage

@Suite("Proofs out of a store")
struct RecordProofTests {
  @Test("Everything that is recorded of an artifact is proved, in the file of others")
  func inclusion() throws {
    let proven = try ProvenRecord(later: true)
    let proof = LogProof.inclusion(try proven.record.prove("student"))
    let read = try LogProof(parsing: proof.json.canonical)
    #expect(read.problems(outside: proven.outside, keys: [proven.key.publicKey]) == [])
    guard case .inclusion(let inclusion) = read else { return }
    #expect(inclusion.items.map(\.index) == [2, 8, 10, 13, 16])
  }

  @Test("One statement is proved in every checkpoint that has it")
  func oneStatement() throws {
    let proven = try ProvenRecord()
    let entries = try proven.record.entries()
    for checkpoint in try proven.record.checkpoints() {
      for entry in entries where entry.number <= checkpoint.checkpoint.size {
        let proof = try proven.record.prove(entry.id, in: checkpoint)
        #expect(proof.problems == [] && Set(proof.items.map(\.entry.id)) == [entry.id])
      }
    }
  }

  @Test("Checkpoints grow out of one another")
  func consistency() throws {
    let proven = try ProvenRecord()
    let checkpoints = try proven.record.checkpoints()
    #expect(checkpoints.map(\.checkpoint.size) == [10, 12, 17])
    for (index, old) in checkpoints.enumerated() {
      for new in checkpoints[index...] {
        let proof = try proven.record.proveConsistency(from: old, to: new)
        #expect(proof.problems == [] && proof.new == new)
      }
    }
    #expect(throws: InputError.self) {
      try proven.record.proveConsistency(from: checkpoints[2], to: checkpoints[0])
    }
  }

  @Test("What cannot be proved is said with what to do")
  func refused() throws {
    let proven = try ProvenRecord(later: true)
    func message(_ body: () throws -> Void) -> String {
      (#expect(throws: InputError.self) { try body() })?.message ?? ""
    }
    #expect(message { _ = try proven.record.prove("nobody") }.contains("no statement and no artifact 'nobody'"))
    #expect(message { _ = try proven.record.prove("later") }.contains("recorded after the checkpoint"))
    let other = try ProvenRecord()
    #expect(
      message { _ = try proven.record.prove("student", in: other.outside) }.contains("is not what the checkpoint"))
    let empty = try Folder().record()
    try empty.record([ProvenRecord.model("a", "1")], at: .at("2026-01-01"))
    #expect(message { _ = try empty.prove("a") }.contains("no checkpoint yet"))
  }

  @Test("Each checkpoint names the one before")
  func chain() throws {
    let checkpoints = try ProvenRecord().record.checkpoints()
    #expect(checkpoints.map(\.checkpoint.previous) == [nil, checkpoints[0].digest, checkpoints[1].digest])
  }
}
