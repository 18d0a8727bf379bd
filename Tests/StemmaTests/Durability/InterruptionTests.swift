import Glibc
import Testing

@Suite("Ctrl-C and a polite kill")
struct InterruptionTests {
  @Test("End with exit 4 and say how to go on", arguments: [SIGINT, SIGTERM])
  func interrupted(signal: Int32) throws {
    let answer = try Scratch().stemma("lab", "run", "owl-numbers", "--out", "lab") { launch in
      launch.killAfter = 2
      launch.signal = signal
    }
    expect(answer, exits: 4)
    #expect(answer.errors.contains("run the same command again"))
    #expect(answer.output.isEmpty)
  }
}
