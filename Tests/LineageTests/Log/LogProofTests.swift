import Testing

@testable import Lineage

@Suite("Proofs about a log, checked without the store")
struct LogProofTests {
  private let entries: [(entry: LogEntry, statement: JSONValue)]
  private let key = PrivateKey(generating: .ed25519)
  private let time: Timestamp

  init() throws {
    time = try .at("2026-01-31T12:00:00Z")
    entries = (0..<9).map { number in
      let statement: JSONValue = ["number": JSONValue(number)]
      let id = SHA256Text.hex(statement.canonical)
      return (
        LogEntry(kind: .statement, id: id, recordedAt: 1_700_000_000, position: Int64(number + 1), recording: 1),
        statement
      )
    }
  }

  private func checkpoint(_ size: Int, origin: String = "stemma.log/a") throws -> SignedCheckpoint {
    let root = MerkleTree(entries[..<size].map(\.entry.leaf)).root
    return try SignedCheckpoint(
      Checkpoint(origin: origin, size: size, root: root, time: time, previous: nil), signedWith: [key])
  }

  private func hashes(_ ranges: [Range<Int>]) -> [MerkleHash] {
    ranges.map { MerkleTree(entries[$0].map(\.entry.leaf)).root }
  }

  private func inclusion(_ indices: [Int], _ size: Int) throws -> InclusionProof {
    let items = indices.map { index in
      InclusionProof.Item(
        entry: entries[index].entry, index: index, path: hashes(MerklePath.inclusion(leaf: index, size: size)),
        statement: entries[index].statement)
    }
    return InclusionProof(checkpoint: try checkpoint(size), items: items)
  }

  @Test("The leaf is a line that SQL can write too")
  func leaf() {
    let entry = LogEntry(
      kind: .earlier, id: String(repeating: "0", count: 64), recordedAt: -5, position: 7, recording: 0)
    #expect(entry.leaf == .leaf("earlier \(entry.id) -5 7 0\n".utf8))
  }

  @Test("An inclusion proof survives its file and holds")
  func inclusionHolds() throws {
    let proof = LogProof.inclusion(try inclusion([0, 4, 8], 9))
    let read = try LogProof(parsing: proof.json.pretty)
    #expect(read == proof)
    #expect(read.problems(outside: try checkpoint(9), keys: [key.publicKey]) == [])
  }

  @Test("A statement, a time or an index that was changed is found")
  func inclusionFails() throws {
    let proof = try inclusion([3], 9)
    func problems(_ change: (inout InclusionProof) -> Void) -> String {
      var changed = proof
      change(&changed)
      return changed.problems.joined()
    }
    #expect(problems { $0.items[0].statement = ["number": 5] }.contains("not the one that this id names"))
    #expect(problems { $0.items[0].entry.recordedAt += 1 }.contains("does not lead to the root"))
    #expect(problems { $0.items[0].entry.position += 1 }.contains("does not lead to the root"))
    #expect(problems { $0.items[0].entry.recording += 1 }.contains("does not lead to the root"))
    #expect(problems { $0.items[0].entry.kind = .earlier }.contains("does not lead to the root"))
    #expect(problems { $0.items[0].index = 2 }.contains("entry 2"))
    #expect(problems { $0.items[0].path.removeLast() }.contains("does not lead to the root"))
  }

  @Test("What the reader knows from elsewhere counts")
  func outside() throws {
    let proof = LogProof.inclusion(try inclusion([3], 8))
    #expect(try proof.problems(outside: checkpoint(9)).joined().contains("--since"))
    #expect(try proof.problems(outside: checkpoint(8, origin: "stemma.log/b")).joined().contains("stemma.log/b"))
    var forged = try checkpoint(8).checkpoint
    forged.root = .empty
    let other = try SignedCheckpoint(forged, signedWith: [key])
    #expect(proof.problems(outside: other).joined().contains("different roots"))
    let stranger = PrivateKey(generating: .ed25519).publicKey
    #expect(proof.problems(keys: [stranger]).joined().contains("not signed by the key"))
  }

  @Test("A consistency proof survives its file and holds; other roots do not")
  func consistency() throws {
    for old in 0...9 {
      var proof = ConsistencyProof(
        old: try checkpoint(old), new: try checkpoint(9), path: hashes(MerklePath.consistency(from: old, to: 9)))
      #expect(try LogProof(parsing: LogProof.consistency(proof).json.canonical) == .consistency(proof))
      #expect(proof.problems == [])
      proof.new = try checkpoint(9, origin: "stemma.log/b")
      #expect(proof.problems.joined().contains("two logs"))
      if old < 8 {
        proof.new = try checkpoint(8)
        #expect(old == 0 || !proof.problems.isEmpty)
      }
    }
  }

  @Test(
    "What is no proof is refused with its field",
    arguments: [
      ("{}", "schema"), (#"{"schema":"stemma/gate/1"}"#, "schema"), (#"{"schema":"stemma/proof/1"}"#, "checkpoint"),
      (#"{"schema":"stemma/proof/1","checkpoint":"x"}"#, "checkpoint"),
      (#"{"schema":"stemma/proof/1","checkpoint":"x","more":1}"#, "more"),
      (#"{"schema":"stemma/consistency/1","since":"","checkpoint":"","path":[]}"#, "since"),
    ])
  func refused(text: String, field: String) {
    let error = #expect(throws: InputError.self) { try LogProof(parsing: text) }
    #expect(error?.field == field)
  }
}
