import Store
import Testing

@testable import Lineage

@Suite("The root over samples")
struct SampleRootTests {
  private func root(_ row: SampleRow) -> MerkleHash { SampleRoot([row], planned: 1).root }

  @Test("A sample counts with the canonical JSON of all that is kept of it")
  func all() {
    let row = SampleRow(
      question: "q\"", position: 3, outcome: "scored", finish: "stop", reply: "Owl\n", scores: #"{"owl":1}"#,
      request: [0x0a, 0xff], fingerprint: "fp", recordedAt: "2026-01-01T00:00:00Z")
    let text =
      #"["q\"",3,"scored","Owl\n","{\"owl\":1}","2026-01-01T00:00:00Z","stop",null,"0aff","fp"]"#
    #expect(root(row) == .leaf(text.utf8))
  }

  @Test("What older versions did not keep is left out where it is not there")
  func old() {
    var row = SampleRow(
      question: "q", position: 0, outcome: "refused", reply: nil, scores: nil, recordedAt: "2026-01-01T00:00:00Z")
    let text = #"["q",0,"refused",null,null,"2026-01-01T00:00:00Z""#
    #expect(root(row) == .leaf((text + "]").utf8))
    row.finish = "refused"
    #expect(root(row) == .leaf((text + #","refused",null,null]"#).utf8))
  }
}
