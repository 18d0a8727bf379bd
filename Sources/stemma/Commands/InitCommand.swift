import ArgumentParser
import CEmbedded
import FoundationEssentials
import Lineage
import Store

struct InitCommand: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Start a project: stemma.yaml, lineage/, evals/, reports/ and an empty store.",
    discussion: """
      Nothing that is there is changed.

      Examples:
        stemma init
        stemma init provenance
      """)

  @Argument(help: "The folder. Default: the current one.") var folder = "."
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let root = session.path(folder)
    var made: [String] = []
    for file in Self.files {
      let path = root + "/" + file.name
      guard !FileManager.default.fileExists(atPath: path) else { continue }
      try write(file.text, to: path)
      made.append(file.name)
    }
    try makeFolder(root + "/reports")
    _ = try session.store(.create, at: root + "/stemma.sqlite")
    show(made, root, session)
    return .success
  }

  private func show(_ made: [String], _ root: String, _ session: Session) {
    switch session.format {
    case .json:
      session.answer(
        .object([
          "schema": "stemma/init/1", "folder": .string(root), "made": .array(made.map(JSONValue.string)),
        ]))
    case .text:
      for name in made { session.terminal.output("made \(name)") }
      if made.isEmpty { session.terminal.output("everything was there already") }
      session.terminal.note("Next: edit lineage/example.yaml, then: stemma lineage record lineage/")
    }
  }

  private func write(_ text: String, to path: String) throws {
    try makeFolder(URL(filePath: path).deletingLastPathComponent().path)
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Failure(.couldNotMeasure, .output, "\(path) cannot be written; check the folder and the free space")
    }
  }

  private func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Failure(.couldNotMeasure, .output, "the folder \(path) cannot be made; check its parent and its rights")
    }
  }

  private static let files: [(name: String, text: String)] = [
    (
      "stemma.yaml",
      """
      # Where Stemma keeps things for this project; paths are relative to this file.
      version: 1
      store: stemma.sqlite
      suites: evals

      # Models behind endpoints, for `stemma eval NAME`. A key is sent to the host beside it and nowhere else.
      # models:
      #   assistant:
      #     api: openai-chat                     # or openai-completions, anthropic, ollama
      #     model: the-name-on-the-server
      #     endpoint: https://api.example.com/v1 # or a list of addresses that serve the same model
      #     key: {variable: EXAMPLE_API_KEY, host: api.example.com}   # or file: instead of variable:
      #     logprobs: 20                         # bounds from the likeliest tokens instead of sampled replies
      #     options: {top_k: 0, top_p: 1, min_p: 0}   # said with every request: many servers cut off unlikely tokens
      #                                               # unless told not to (these are llama.cpp's words)
      #     concurrency: 50                      # without it the number of requests at the same time adapts itself
      #     timeout: 300                         # seconds until an answer begins
      #     samples-per-request: 8               # replies to one question in one request (OpenAI's n); without seed and stream
      #     stream: true                         # answers come in pieces: long ones have 20 times as long, while they go on
      #     patience: 600                        # the longest wait in seconds that a server may ask for
      #     attempts: 6
      #     price: {input: 0.15, output: 0.60}   # US dollars for a million tokens; or by 'model', under prices:
      #   local:                                 # started when it is asked and ended with the run, with --allow-commands
      #     model: local
      #     serve:
      #       command: [llama-server, --model, models/local.gguf, --alias, local, --port, "{port}"]
      #       health: /health                    # answers with 200 when the server is ready
      #       startup: 600                       # seconds that this may take

      """
    ),
    ("lineage/example.yaml", text(embedded_example_manifest())),
    ("lineage/policy.yaml", text(embedded_default_policy())),
    ("evals/favourite-animal.yaml", text(embedded_favourite_animal())),
    (".gitignore", "*.sqlite\n*.sqlite-wal\n*.sqlite-shm\n*.sqlite-journal\n*.sqlite-graph*\nreports/\nlogs/\n"),
  ]

  private static func text(_ file: CEmbeddedFile) -> String {
    String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
  }
}
