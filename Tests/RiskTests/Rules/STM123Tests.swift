import Lineage
import Testing

@testable import Risk

@Suite("STM123: suspicious sampling of generated data")
struct STM123Tests {
  private func sampled(_ properties: [String: String], for name: String = "student") throws -> [Finding] {
    var lineage = Demo.builder()
    lineage.edit("numbers-teacher") { $0.derivations[0].properties = properties }
    return try STM123.findings(for: subject(name, in: lineage))
  }

  @Test("One seed for every request is found, in any spelling", arguments: ["fixed", "One for all", "CONSTANT"])
  func seed(policy: String) throws {
    let findings = try sampled(["seed-policy": policy])
    #expect(findings.map(\.severity) == [.low])
    #expect(
      findings.first?.message
        == "the sampling of numbers-teacher is suspicious: one seed served every request (seed-policy: \(policy))")
    #expect(findings.first?.pathText == "numbers-teacher → numbers-teacher-filtered → student")
  }

  @Test(
    "Repeated, duplicated and narrow data are found",
    arguments: [
      (["replies-per-prompt": "10", "temperature": "0"], "several replies per prompt"),
      (["duplicate-rate": "0.35"], "35 % of the rows are duplicates"),
      (["entropy": "1.5", "reference-entropy": "3.5"], "its entropy is 1.5, that of the reference 3.5"),
    ])
  func others(properties: [String: String], words: String) throws {
    #expect(try sampled(properties).first?.message.contains(words) == true)
  }

  @Test(
    "Usual sampling, and what is no number, says nothing",
    arguments: [
      ["seed-policy": "one-per-request", "temperature": "1.0", "replies-per-prompt": "1"],
      ["replies-per-prompt": "1", "temperature": "0"], ["duplicate-rate": "0.2"], ["duplicate-rate": "nan"],
      ["duplicate-rate": "1e400"], ["entropy": "0.1"], ["entropy": "many", "reference-entropy": "3"],
    ])
  func usual(properties: [String: String]) throws { #expect(try sampled(properties).isEmpty) }

  @Test("Data that the artifact was not trained on do not matter")
  func elsewhere() throws { #expect(try sampled(["seed-policy": "fixed"], for: "control-1").isEmpty) }
}
