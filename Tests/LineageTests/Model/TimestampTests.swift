import Lineage
import Testing

@Suite("Moments in UTC")
struct TimestampTests {
  @Test(
    "Seconds since 1970 and back",
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"), (1_767_225_599, "2025-12-31T23:59:59Z"),
      (-1, "1969-12-31T23:59:59Z"), (4_107_542_400, "2100-03-01T00:00:00Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
    ])
  func known(seconds: Int, text: String) {
    #expect(Timestamp(secondsSince1970: seconds)?.description == text)
    #expect(Timestamp(text)?.secondsSince1970 == seconds)
  }

  @Test("Days of a thousand years come back")
  func everyDay() {
    for day in stride(from: -200_000, to: 200_000, by: 397) {
      let timestamp = Timestamp(secondsSince1970: day * 86_400 + 3_661)
      #expect(timestamp?.secondsSince1970 == day * 86_400 + 3_661)
      #expect(timestamp.flatMap { Timestamp($0.description) } == timestamp)
    }
  }

  @Test("A date is its last second") func date() {
    #expect(Timestamp("2026-01-31")?.description == "2026-01-31T23:59:59Z")
  }

  @Test(
    "What no calendar has is refused",
    arguments: [
      "", "2026-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-01-01T24:00:00Z", "2026-01-01 00:00:00Z",
      "2026-01-01T00:00:00", "2026-1-1", "２026-01-01", "2026-01-01T00:00:00+1",
    ])
  func refused(text: String) { #expect(Timestamp(text) == nil) }
}
