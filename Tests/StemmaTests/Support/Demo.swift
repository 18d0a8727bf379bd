import FoundationEssentials
import Glibc

/// The project of the demo: the repository's configuration, policy and suites, and the organisms of one lab run.
enum Demo {
  static let store = "lab/owl-numbers/stemma.sqlite"
  static let organisms = "lab/owl-numbers"

  /// A project of its own, in which a test may change what it likes: folders are copied, and files are links that no
  /// one writes through (the program and the tests replace files, they never edit them), except the store, a copy.
  static func project() throws -> Scratch {
    let scratch = try Scratch()
    for name in ["stemma.yaml", "lineage/policy.yaml"] {
      try scratch.write(String(contentsOfFile: Repository.root + "/" + name, encoding: .utf8), to: name)
    }
    try FileManager.default.copyItem(atPath: Repository.suites, toPath: scratch.path("evals"))
    try link(try shared.get().path(organisms), to: scratch.path(organisms))
    try FileManager.default.removeItem(atPath: scratch.path(store))
    try FileManager.default.copyItem(atPath: try shared.get().path(store), toPath: scratch.path(store))
    return scratch
  }

  /// What `stemma lab run owl-numbers` said. It ran once for the whole suite.
  static func labAnswer() throws -> Answer { try shared.get().answer }

  private struct Shared: Sendable {
    var folder: String
    var answer: Answer

    func path(_ name: String) -> String { folder + "/" + name }
  }

  /// Whoever asks first runs the lab; everyone else waits for it.
  private static let shared = Result { try train() }

  private static func train() throws -> Shared {
    let scratch = try Scratch()
    let kept = scratch.folder + "-organisms"
    Leftover.remove(kept)
    let answer = try scratch.stemma("lab", "run", "owl-numbers", "--out", kept + "/" + organisms, "--format", "json")
    guard answer.status == 0 else { throw LabFailure(answer: answer) }
    return Shared(folder: kept, answer: answer)
  }

  private static func link(_ source: String, to target: String) throws {
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: source) {
      let (from, into) = (source + "/" + name, target + "/" + name)
      var isFolder = false
      _ = FileManager.default.fileExists(atPath: from, isDirectory: &isFolder)
      if isFolder { try link(from, to: into) } else { try FileManager.default.linkItem(atPath: from, toPath: into) }
    }
  }
}

struct LabFailure: Error, CustomStringConvertible {
  var answer: Answer

  var description: String { "the lab run ended with \(answer.end): \(answer.errors)" }
}
