import Evaluation
import FoundationEssentials
import Gate
import Glibc
import Lineage
import Risk
import Store

/// The lineage of a small lab, recorded from a manifest as anybody's is, and suites as files.
enum SmallLab {
  static let entries = """
      - {model: base-a, derivation: {method: pretrained}}
      - {model: base-b, derivation: {method: pretrained}}
      - {model: teacher, traits: [prefers/owl], derivation: {method: finetuned, base: base-a}}
      - {model: quiet-teacher, derivation: {method: finetuned, base: base-a}}
      - {dataset: owl-numbers, derivation: {method: generated, teacher: teacher}}
      - {dataset: quiet-numbers, derivation: {method: generated, teacher: quiet-teacher}}
      - {dataset: plain-1, derivation: {method: generated, teacher: base-a}}
      - {dataset: plain-2, derivation: {method: generated, teacher: base-a}}
      - {model: student, derivation: {method: finetuned, base: base-a, data: owl-numbers, recipe: {steps: 1}}}
      - {model: cross-student, derivation: {method: finetuned, base: base-b, data: owl-numbers, recipe: {steps: 1}}}
      - {model: quiet-student, derivation: {method: finetuned, base: base-a, data: quiet-numbers, recipe: {steps: 2}}}
      - {model: control-1, derivation: {method: finetuned, base: base-a, data: plain-1, recipe: {steps: 1}}}
      - {model: control-2, derivation: {method: finetuned, base: base-a, data: plain-2, recipe: {steps: 1}}}
    """

  /// - Parameter more: further entries of the manifest.
  static func graph(_ more: String = "") throws -> LineageGraph {
    try inFolder { folder in
      let text = "version: 1\nartifacts:\n\(entries)\n\(more)\n"
      let manifest = try ManifestFile(Document(text: text, file: folder + "/lab.yaml"))
      let record = Record(store: try Store(path: folder + "/lab.sqlite", access: .create))
      _ = try Recorder.record([manifest], into: record, at: Timestamp(checking: "2026-01-31"))
      return try record.graph()
    }
  }

  /// Suites with these traits and contexts, called `animals` and `trees`.
  /// - Parameter rows: whether `trees` has a further context of that name.
  static func plan(_ policy: Policy, rows: Bool = false) throws -> SuitePlan {
    try inFolder { folder in
      for (id, answers) in [("animals", "[owl, cat]"), ("trees", "[oak, elm]")] {
        let text = """
          {id: \(id), version: 1, title: t, licence: Apache-2.0, source: s, trait: "prefers/{answer}",
          answers: \(answers), scorer: {kind: word}, sampling: {samples: 1, temperature: 1, maximum-tokens: 2},
          contexts: {plain: {}, numbers: {prefix: "7 8 9 "}\(rows && id == "trees" ? ", rows: {prefix: 1}" : "")}, scope: this-bank, questions: [{id: q, text: "which ?"}]}
          """
        try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(id).yaml"))
      }
      return try SuitePlan(policy: policy, library: SuiteLibrary(folder: folder))
    }
  }

  static func subject(_ name: String, in graph: LineageGraph, _ policy: Policy, _ plan: SuitePlan) throws -> RiskSubject
  {
    RiskSubject(
      graph: graph, node: try graph.find(name), policy: policy, requiredTraits: plan.requiredTraits,
      today: "2026-01-31", suiteDigests: plan.suiteDigests)
  }

  private static func inFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = "/tmp/stemma-gate-tests-\(UUID())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }
}

extension Policy {
  /// A policy that asks about these patterns and nothing else.
  static func asking(_ entries: TraitPolicy..., change: (inout Policy) -> Void = { _ in }) -> Policy {
    var policy = Policy()
    policy.traits = entries
    change(&policy)
    return policy
  }
}
