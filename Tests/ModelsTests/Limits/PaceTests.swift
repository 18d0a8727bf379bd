import Testing

@testable import Models

@Suite("The rate that is learned from refusals")
struct PaceTests {
  /// Ten answers to requests of one moment, so many of which come after the refusal of an eleventh.
  private func pace(late: Int) -> Pace {
    var pace = Pace()
    for _ in late..<10 { pace.answered(startedAt: .zero, at: .milliseconds(100)) }
    _ = pace.refused(startedAt: .zero, at: .milliseconds(150), resumingAt: .milliseconds(1150))
    for _ in 0..<late { pace.answered(startedAt: .zero, at: .milliseconds(200)) }
    return pace
  }

  @Test("Answers that a refusal has overtaken count towards what it teaches", arguments: 1...9)
  func overtaken(late: Int) {
    #expect(pace(late: late) == pace(late: 0))
  }

  @Test("What was sent after the wait does not")
  func later() {
    var pace = pace(late: 0)
    let before = pace
    pace.answered(startedAt: .milliseconds(1200), at: .milliseconds(1300))
    #expect(pace != before)
    // The next episode begins with the answers since the wait: one in a second.
    let rate = pace.refused(startedAt: .milliseconds(1250), at: .milliseconds(1400), resumingAt: .milliseconds(2150))
    #expect(rate == 0.98)
  }
}
