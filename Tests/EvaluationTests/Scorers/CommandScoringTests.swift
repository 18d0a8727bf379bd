import FoundationEssentials
import Glibc
import Lineage
import Testing

@testable import Evaluation

@Suite("Scorer: command")
struct CommandScoringTests {
  private let items = ["4", "four", "", "I can't say"].map { JudgeItem(question: "2 + 2?", reply: $0) }

  private func readings(
    _ script: String, seconds: Int = 60, trust: CommandScoring.Trust = .allowed, items: [JudgeItem]? = nil
  ) throws -> [Reading] {
    let rule = CommandRule(command: ["sh", "-c", script], seconds: seconds)
    return try CommandScoring(rule: rule, answers: ["right", "wrong"], trust: trust).readings(of: items ?? self.items)
  }

  private func refusal(_ script: String, seconds: Int = 60, trust: CommandScoring.Trust = .allowed) throws -> String {
    try #require(#expect(throws: InputError.self) { try readings(script, seconds: seconds, trust: trust) }).message
  }

  @Test("A program reads replies and writes scores, in any order")
  func scores() throws {
    let script = """
      test $(grep -c '"reply"') = 4 || exit 3
      echo '{"id": 1, "answers": ["wrong", "right"]}'
      echo '{"id": 0, "answers": ["right"]}'
      echo '{"id": 3, "refused": true}'
      """
    #expect(try readings(script) == [.answers([0]), .answers([0, 1]), .unparsable, .refused])
  }

  @Test("Nothing is run without the caller's trust, and the message says how to give it")
  func untrusted() async throws {
    try await withTemporaryFolder { folder in
      let message = try refusal("touch \(folder)/ran", trust: .none)
      #expect(message.contains("--allow-commands") && !FileManager.default.fileExists(atPath: folder + "/ran"))
    }
  }

  @Test("Secrets of the environment and open files do not reach it")
  func scrubbed() throws {
    setenv("STEMMA_TEST_SECRET", "hunter2", 1)
    defer { unsetenv("STEMMA_TEST_SECRET") }
    let script = """
      cat > /dev/null
      env | grep -q hunter2 && exit 5
      for f in /proc/self/fd/*; do case ${f##*/} in 0|1|2|3) ;; *) test -e "$f" && exit 6;; esac; done
      exit 0
      """
    #expect(try readings(script) == [Reading](repeating: .unparsable, count: 4))
  }

  @Test("A program that hangs is ended within its time, with everything that it started")
  func hangs() async throws {
    try await withTemporaryFolder { folder in
      let start = ContinuousClock.now
      #expect(try refusal("(sleep 90; touch \(folder)/survived) & sleep 90", seconds: 1).contains("took more than 1 s"))
      #expect(try refusal("exec >&-; sleep 90", seconds: 1).contains("too long"))
      #expect(ContinuousClock.now - start < .seconds(50))
      _ = try readings("cat > /dev/null; (sleep 1; touch \(folder)/survived) > /dev/null & exit 0")
      try await Task.sleep(for: .seconds(1.5))
      #expect(!FileManager.default.fileExists(atPath: folder + "/survived"))
    }
  }

  @Test("One that floods its output, fails, dies or is not there is an error that says so")
  func failures() throws {
    #expect(try refusal("yes 1234567890123456789012345678901234567890").contains("wrote more than"))
    #expect(try refusal("cat > /dev/null; exit 7").contains("ended with status 7"))
    #expect(try refusal("kill -ABRT $$").contains("died of signal 6"))
    let missing = CommandScoring(rule: CommandRule(command: ["/nonexistent/scorer"]), answers: ["a"], trust: .allowed)
    let error = try #require(#expect(throws: InputError.self) { try missing.readings(of: items) })
    #expect(error.message.contains("cannot be started"))
  }

  @Test("One that does not read its input may still answer, however long that input is")
  func unread() throws {
    let long = [JudgeItem](
      repeating: JudgeItem(question: "?", reply: String(repeating: "x", count: 100_000)), count: 20)
    let found = try readings(#"echo '{"id": 19, "answers": ["wrong"]}'"#, items: long)
    #expect(found.last == .answers([1]) && found.dropLast().allSatisfy { $0 == .unparsable })
    let script = #"sed 's/.*"id":\([0-9]*\).*/{"id": \1, "answers": []}/'"#
    #expect(try readings(script, items: long) == [Reading](repeating: .answers([]), count: 20))
  }

  @Test(
    "What is no score is refused with its line",
    arguments: [
      #"{"id": 9, "answers": []}"#, #"{"id": 0, "answers": ["maybe"]}"#, #"{"id": 0}"#, "right", #"{"answers": []}"#,
      #"{"id": 0, "answers": [], "note": 1}"#, #"{"id": -1, "answers": []}"#, #"{"id": 1e30, "answers": []}"#,
    ])
  func badOutput(line: String) throws {
    let rule = CommandRule(command: ["scorer"])
    let scoring = CommandScoring(rule: rule, answers: ["right", "wrong"], trust: .allowed)
    let output = Array(("\n" + line + "\n").utf8)
    #expect(throws: InputError.self) { try scoring.readings(output, count: 4) }
    let error = #expect(throws: InputError.self) { try scoring.readings(output, count: 4) }
    #expect(error?.line == 2)
  }

  @Test("A reply scored twice is refused; a suite names a program and its arguments")
  func rules() throws {
    let scoring = CommandScoring(rule: CommandRule(command: ["s"]), answers: ["a"], trust: .allowed)
    let twice = Array("{\"id\": 0, \"answers\": []}\n{\"id\": 0, \"answers\": []}".utf8)
    #expect(throws: InputError.self) { try scoring.readings(twice, count: 1) }
    let rule = try Reader.rule("{kind: command, command: [python3, score.py], seconds: 5}")
    #expect(rule == .command(CommandRule(command: ["python3", "score.py"], seconds: 5)))
    #expect((rule.scorer(for: ["a"]) as Any?) == nil)
    for wrong in ["command: []", "command: ['']", "command: x", "seconds: 5", "command: [a], seconds: 0"] {
      #expect(throws: InputError.self) { try Reader.rule("{kind: command, \(wrong)}") }
    }
  }
}
