import Lineage
import Testing

@testable import Evaluation

@Suite("Maps of fields")
struct ReplyMapTests {
  @Test("A map names replies, or rates with a count that is a field or a number")
  func reads() throws {
    let replies = try ReplyMap("question=q,reply=r[].t")
    #expect(try replies.question == ValuePath("q") && replies.result == .reply(ValuePath("r[].t")))
    #expect(try ReplyMap("rate=a[],count=100").result == .rate(ValuePath("a[]"), .always(100)))
    #expect(try ReplyMap("rate=a[],count=n").result == .rate(ValuePath("a[]"), .field(ValuePath("n"))))
  }

  @Test(
    "What is no map is refused, and says what is expected",
    arguments: [
      ("question=q", "reply"), ("reply", "key=value"), ("reply=r,rate=s,count=1", "either"), ("rate=r", "count"),
      ("reply=r,count=3", "either"), ("answr=r", "unknown key"), ("reply=r,reply=s", "twice"),
      ("rate=r,count=0", "1 to"),
      ("rate=r,count=-4", "1 to"), ("reply=r[3]", "no path"), ("", "either"),
    ])
  func refuses(map: String, said: String) {
    let error = #expect(throws: InputError.self) { try ReplyMap(map) }
    #expect(error?.field == "--map" && error?.description.contains(said) == true, "\(String(describing: error))")
  }

  @Test("Without a map the usual names are looked for; where there are none the error says which they are")
  func usual() throws {
    #expect(
      try ReplyMap.usual(["id", "prompt", "completion"], at: InputError(""))
        == ReplyMap("question=prompt,reply=completion"))
    #expect(try ReplyMap.usual(["response"], at: InputError("")).question == nil)
    let error = #expect(throws: InputError.self) {
      try ReplyMap.usual(["q", "r"], at: InputError("", file: "f", line: 3))
    }
    #expect(error?.line == 3 && error?.expected.contains("response") == true)
  }
}
