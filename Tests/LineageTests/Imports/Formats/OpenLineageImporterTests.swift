import Testing

@testable import Lineage

@Suite("Import of OpenLineage")
struct OpenLineageImporterTests {
  private func event(_ state: String, run: String = "r", inputs: String, outputs: String) -> String {
    #"{"eventTime": "2026-01-01T00:00:00Z", "eventType": "\#(state)", "run": {"runId": "\#(run)"},"#
      + #""job": {"namespace": "n", "name": "j"}, "inputs": [\#(inputs)], "outputs": [\#(outputs)]}"#
  }

  private func dataset(_ name: String, _ namespace: String = "hf", type: String? = nil) -> String {
    let facet = type.map { #", "facets": {"datasetType": {"datasetType": "\#($0)"}}"# } ?? ""
    return #"{"namespace": "\#(namespace)", "name": "\#(name)"\#(facet)}"#
  }

  @Test("The events of a run are one derivation, as lines and as a list")
  func run() throws {
    let events = [
      event("START", inputs: dataset("acme/data"), outputs: ""),
      event("COMPLETE", inputs: dataset("acme/base", type: "MODEL"), outputs: dataset("acme/tuned", type: "MODEL")),
    ]
    let expected = ["acme/tuned ← derived(data: acme/data, base: acme/base)"]
    let lines = try Reading(["a.jsonl": events.joined(separator: "\n")])
    #expect(lines.edges == expected && lines.warnings == [])
    let list = try Reading(["a.json": "[\(events.joined(separator: ","))]"])
    #expect(list.edges == expected && list.warnings == [])
    #expect(lines.claims.derivations[0].inputs[0].source == "in/a.jsonl: inputs.0")
  }

  @Test("A failed run is left out, one that is not known to have completed is read, both with a warning")
  func states() throws {
    let failed = try Reading(["a.json": event("FAIL", inputs: dataset("a"), outputs: dataset("b"))])
    #expect(failed.edges == [] && failed.warnings.first?.contains("did not complete (FAIL)") == true)
    let open = try Reading(["a.json": event("RUNNING", inputs: dataset("a"), outputs: dataset("b"))])
    #expect(open.edges == ["b ← mixed(data: a)"] && open.warnings.count == 1)
  }

  @Test(
    "Names are made of namespace and name",
    arguments: [
      ("postgres://db:5432", "public.orders", "db:5432/public.orders"),
      ("s3://bucket", "a/b/c/d e.csv", "bucket/a/b/c-d-e.csv"),
      ("huggingface", "org/x", "org/x"), ("file", "/tmp/x", "file/tmp/x"),
    ])
  func names(namespace: String, name: String, expected: String) throws {
    let reading = try Reading(["a.json": event("COMPLETE", inputs: "", outputs: dataset(name, namespace))])
    #expect(reading.claims.artifacts.map(\.artifact.name) == [expected])
  }

  @Test("Lines that are no events are warned of with their line")
  func lines() throws {
    let good = event("COMPLETE", inputs: dataset("a"), outputs: dataset("b"))
    let reading = try Reading(["a.jsonl": [good, "{", "{}", #"{"eventTime": 1}"#].joined(separator: "\n")])
    #expect(reading.edges.count == 1)
    #expect(reading.claims.warnings.map(\.line) == [2, 3, 4])
  }
}
