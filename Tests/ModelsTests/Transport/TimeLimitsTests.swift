import Testing

@testable import Models

@Suite("Limits of time")
struct TimeLimitsTests {
  private let limits = TimeLimits(firstByte: .seconds(5), period: .seconds(2), slowest: 10, total: .seconds(60))

  @Test("Before the first byte its own limit counts, and afterwards the speed of each period")
  func order() {
    var watch = TransferWatch(limits)
    #expect(watch.nextCheck == .seconds(5) && watch.passed(at: .seconds(4.9)) == nil)
    watch.received(15, at: .seconds(4.9))
    #expect(watch.nextCheck == .seconds(6.9) && watch.passed(at: .seconds(6)) == nil)
    watch.received(5, at: .seconds(6.5))
    #expect(watch.passed(at: .seconds(6.9)) == nil)
    watch.received(19, at: .seconds(7))
    #expect(watch.passed(at: .seconds(8.9)) == .speed)
  }

  @Test("Silence passes the limit of the first byte, and time the limit of the whole")
  func ends() {
    var silent = TransferWatch(limits)
    #expect(silent.passed(at: .seconds(5)) == .firstByte)
    var long = TransferWatch(limits)
    long.received(1 << 20, at: .seconds(1))
    #expect(long.passed(at: .seconds(60)) == .total)
  }
}
