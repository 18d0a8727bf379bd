import Testing

@testable import Lineage

@Suite("Import of reported scores")
struct ReportedResultsImporterTests {
  @Test("Scores are properties of the model around them; an entry without a value is warned of")
  func scores() throws {
    let reading = try Reading([
      "owl/.eval_results/hoots.yaml":
        "- dataset: {id: acme/hoots, task_id: loud}\n  value: 0.75\n- dataset: {id: acme/hoots}\n- 7\n"
    ])
    #expect(reading.formats == ["eval-results"])
    #expect(reading.properties(of: "owl") == ["reported:acme/hoots/loud": "0.75"])
    #expect(reading.places == ["in/owl/.eval_results/hoots.yaml:3: 1", "in/owl/.eval_results/hoots.yaml:4: 2"])
    #expect(reading.edges == [])
  }

  @Test("What is no list is refused")
  func broken() throws {
    #expect(try Reading(["owl/.eval_results/a.yaml": "a: b\n"]).refused.count == 1)
  }
}
