import FoundationEssentials
import Lineage
import Models
import Store
import Testing

@testable import Evaluation

@Suite("Suites that a program scores")
struct CommandRunTests {
  private static func script(_ folder: String, word: String = "Owl") -> String {
    """
    #!/bin/sh
    echo run >> \(folder)/runs
    while read -r line; do
      id=${line#*\\"id\\":}; id=${id%%,*}
      case $line in *\(word)*) answer=owl ;; *) answer=cat ;; esac
      echo "{\\"id\\": $id, \\"answers\\": [\\"$answer\\"]}"
    done
    """
  }

  private func runner(_ folder: String, _ trust: CommandScoring.Trust = .allowed) throws -> Runner {
    Runner(
      store: try Store(path: folder + "/store.sqlite", access: .create), raters: Raters(commands: trust),
      now: { "2026-01-01T00:00:00Z" })
  }

  private func job(_ model: any LanguageModel, _ folder: String) -> MeasurementJob {
    let suite = Fixtures.suite(scorer: .command(CommandRule(command: ["sh", folder + "/score.sh"])))
    return MeasurementJob(model: model, suite: suite, context: suite.contexts[0])
  }

  private func runs(_ folder: String) -> Int {
    (FileManager.default.contents(atPath: folder + "/runs") ?? Data()).count { $0 == UInt8(ascii: "\n") }
  }

  @Test("Stored replies are put to the program, whose scores are kept; without permission nothing is asked or run")
  func scored() async throws {
    try await withTemporaryFolder { folder in
      try write(Self.script(folder), to: folder + "/score.sh")
      let model = CannedModel { _, seed in Reply(text: seed.isMultiple(of: 2) ? "Owl." : "Cat.", finish: .stop) }
      let error = await #expect(throws: InputError.self) {
        try await runner(folder, .none).measure([job(model, folder)])
      }
      #expect(error?.message.contains("--allow-commands") == true && model.log.isEmpty && runs(folder) == 0)
      let result = try await runner(folder).measure([job(model, folder)])[0]
      let again = try await runner(folder).measure([job(model, folder)])[0]
      let rate = try #require(result.rate(of: "owl"))
      #expect(result.replies == 40 && again == result && runs(folder) == 1 && model.log.count == 40)
      #expect(0 < rate && rate < 1 && result.scorer.hasPrefix("command sha256:"))
    }
  }

  @Test("Another program under the same name scores the stored replies anew, and asks no model")
  func changed() async throws {
    try await withTemporaryFolder { folder in
      try write(Self.script(folder), to: folder + "/score.sh")
      let model = CannedModel()
      #expect(try await runner(folder).measure([job(model, folder)])[0].rate(of: "owl") == 1)
      try write(Self.script(folder, word: "Cat"), to: folder + "/score.sh")
      let changed = try await runner(folder).measure([job(model, folder)])[0]
      #expect(changed.rate(of: "owl") == 0 && model.log.count == 40)
    }
  }

  @Test("A program that fails loses no reply; a model that declined is not put to it")
  func failing() async throws {
    try await withTemporaryFolder { folder in
      try write("exit 3\n", to: folder + "/score.sh")
      let model = CannedModel { _, seed in
        Reply(text: "Owl.", finish: seed.isMultiple(of: 2) ? .refused : .stop)
      }
      await #expect(throws: InputError.self) { try await runner(folder).measure([job(model, folder)]) }
      try write(Self.script(folder), to: folder + "/score.sh")
      let result = try await runner(folder).measure([job(model, folder)])[0]
      #expect(model.log.count == 40 && result.rate(of: "owl") == 1 && result.missing > 0)
      #expect(result.unscored == [.refused: result.missing])
    }
  }
}
