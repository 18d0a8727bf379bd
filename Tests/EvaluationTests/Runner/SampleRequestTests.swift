import Lineage
import Models
import Testing

@testable import Evaluation

@Suite("What names a request")
struct SampleRequestTests {
  @Test("Its digests are those of canonical JSON, which stored replies are found by")
  func digests() {
    let prompt = [Message(role: .system, content: "a \"b\"\n\\"), Message(role: .user, content: "é\u{1}?")]
    let request = SampleRequest(
      id: SampleID(question: "q", position: 12), question: Suite.Question(id: "q", text: "é?"), prompt: prompt)
    let asked = SHA256Text.hex(#"[["system","a \"b\"\n\\"],["user","é\u0001?"],12]"#)
    #expect(request.asked.seed == UInt64(asked.prefix(16), radix: 16))
    let sampling = SamplingParameters(temperature: 0.7, maximumTokens: 8)
    #expect(
      SHA256Text.bytes(hashing: Array(#"["identity:\"x",""#.utf8) + Array((asked + #"",0.7,8]"#).utf8))
        == request.asked.digest(identity: "identity:\"x", sampling: sampling))
  }
}
