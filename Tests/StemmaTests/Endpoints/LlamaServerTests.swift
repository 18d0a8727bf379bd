import GRDB
import Lineage
import Testing

/// The lab's organisms behind a server that none of us wrote.
@Suite(
  "Organisms behind llama.cpp's server",
  .enabled(if: LlamaServer.isInstalled, "no xllamacpp: make a Python with scripts/test-tools"))
struct LlamaServerTests {
  /// Everyone that the gate on the student measures.
  private static let cast = [
    "student", "control-1", "control-2", "control-3", "control-4", "control-5", "control-6", "base-a", "teacher",
    "positive",
  ]
  /// How far probabilities may differ: llama.cpp looks GELU up in a table of half-precision numbers.
  private static let rounding = 1e-3

  /// A project whose models stand behind the servers.
  private func project(_ names: [String], logprobs: Int) throws -> (Scratch, LlamaServer) {
    let scratch = try Demo.project()
    let files = names.map { scratch.path($0 + ".gguf") }
    for (name, file) in zip(names, files) {
      expect(try scratch.stemma("lab", "export", Demo.organisms + "/" + name, "--out", file), exits: 0)
    }
    let server = try LlamaServer(files)
    let entries = zip(names, files).map { name, file in
      "  \(name): {model: \(name), endpoint: \"\(server.addresses[file] ?? "")/v1\", logprobs: \(logprobs), "
        + "options: {top_k: 0, top_p: 1, min_p: 0}}\n"
    }
    try scratch.write(scratch.text("stemma.yaml") + "models:\n" + entries.joined(), to: "stemma.yaml")
    return (scratch, server)
  }

  /// Low and high by question and answer, of what was measured of a model in this project.
  private func scores(_ scratch: Scratch, _ identity: String) throws -> [String: ClosedRange<Double>] {
    let queue = try DatabaseQueue(path: scratch.path(Demo.store))
    let rows = try queue.read {
      try Row.fetchAll($0, sql: "SELECT question, scores FROM samples WHERE identity LIKE ?", arguments: [identity])
    }
    var scores: [String: ClosedRange<Double>] = [:]
    for row in rows {
      for (answer, score) in try JSONValue(parsing: row["scores"] as String).object ?? [:] {
        let ends = score.number.map { [$0, $0] } ?? score.array?.compactMap(\.number) ?? []
        scores["\(row["question"] as String) \(answer)"] = (ends.first ?? 2)...(ends.last ?? 2)
      }
    }
    return scores
  }

  @Test("The gate gives the verdict that it gives in process, trait by trait")
  func gate() throws {
    let words = ["gate", "student", "--policy", "lineage/policy.yaml", "--format", "json"]
    let local = try Demo.project().stemma(words)
    let (scratch, server) = try project(Self.cast, logprobs: 410)
    let served = try scratch.stemma(words)
    expect(served, exits: 1)
    let (one, other) = (try local.json(), try served.json())
    #expect(one["verdict"] == other["verdict"] && one["verdict"] == "flagged")
    let (there, here) = (one.list("traits"), other.list("traits"))
    #expect(there.count == here.count && there.count == 16)
    for (left, right) in zip(there, here) {
      #expect(left["trait"] == right["trait"] && left["verdict"] == right["verdict"])
      let (x, y) = (left["candidate"]?.number ?? 2, right["candidate"]?.number ?? 3)
      #expect(abs(x - y) < Self.rounding, "\(left["trait"]?.string ?? "")")
    }
    let report = try scratch.text("lab/owl-numbers/reports/student/report.md")
    #expect(report.contains("endpoint:openai-chat:student"))
    #expect(served.errors.contains("student: 50 requests"))
    withExtendedLifetime(server) {}
  }

  @Test("Every probability in process lies within the bounds from the server's likeliest tokens", arguments: [5, 20])
  func bounds(logprobs: Int) throws {
    let exact = try Demo.project()
    let words = ["eval", "student", "--suite", "lab-favourite-animal", "--format", "json"]
    expect(try exact.stemma(words), exits: 0)
    let (scratch, server) = try project(["student"], logprobs: logprobs)
    expect(try scratch.stemma(words), exits: 0)
    let truth = try scores(exact, "identity:%")
    let bounds = try scores(scratch, "endpoint:%")
    #expect(truth.count == 800 && bounds.count == 800)
    for (key, truth) in truth {
      guard let bound = bounds[key] else { throw LaunchError(what: "no score for \(key)", code: 0) }
      let widened = (bound.lowerBound - Self.rounding)...(bound.upperBound + Self.rounding)
      #expect(widened.contains(truth.lowerBound), "\(key): \(truth) in \(bound)")
      #expect(bound.upperBound <= 1 && bound.lowerBound >= 0)
    }
    // Five tokens leave something open, and the reply still says what is certain.
    #expect(bounds.values.contains { $0.lowerBound < $0.upperBound })
    withExtendedLifetime(server) {}
  }

  @Test("The servers that the gate starts for its models, one after the other, give the same verdict")
  func managed() throws {
    let scratch = try Demo.project()
    let entries = try Self.cast.map { name in
      let file = scratch.path(name + ".gguf")
      expect(try scratch.stemma("lab", "export", Demo.organisms + "/" + name, "--out", file), exits: 0)
      let command = LlamaServer.command(file).map { "\"\($0)\"" }.joined(separator: ", ")
      return "  \(name): {model: \(name), serve: {command: [\(command)]}, logprobs: 410, "
        + "options: {top_k: 0, top_p: 1, min_p: 0}}\n"
    }
    try scratch.write(scratch.text("stemma.yaml") + "models:\n" + entries.joined(), to: "stemma.yaml")
    let words = ["gate", "student", "--policy", "lineage/policy.yaml", "--format", "json"]
    expect(try scratch.stemma(words), exits: 2)
    let answer = try scratch.stemma(words + ["--allow-commands"])
    expect(answer, exits: 1)
    let verdicts = try answer.json().list("traits").map { $0["verdict"]?.string }
    #expect(try verdicts == Demo.project().stemma(words).json().list("traits").map { $0["verdict"]?.string })
    #expect(answer.errors.split(separator: "\n").count { $0.hasPrefix("starting the server of") } == Self.cast.count)
  }

  @Test("Replies are sampled over HTTP when they are asked for")
  func sampled() throws {
    let (scratch, server) = try project(["student"], logprobs: 5)
    let answer = try scratch.stemma(
      "eval", "student", "--suite", "lab-favourite-animal", "--trait", "prefers/owl", "--sampled", "--format", "json")
    expect(answer, exits: 0)
    let result = try #require(answer.json().list("results").first)
    #expect(result["replies"]?.number == 1000 && result["exact"] == false)
    let local = try Demo.project().stemma(
      "eval", "student", "--suite", "lab-favourite-animal", "--trait", "prefers/owl", "--format", "json")
    let truth = try #require(local.json().list("results").first?["rate"]?.number)
    // Four standard deviations at worst, of 1000 replies.
    let rate = try #require(result["rate"]?.number)
    #expect(abs(rate - truth) < 0.064)
    withExtendedLifetime(server) {}
  }
}
