import Testing

@testable import Lineage

@Suite("Import of locked pipelines of DVC")
struct DVCImporterTests {
  @Test("Stages make models from models and data, and data from data and models; sources are passed over")
  func stages() throws {
    let reading = try Reading([
      "dvc.lock": """
      schema: '2.0'
      stages:
        clean:
          cmd: python clean.py
          deps: [{path: clean.py, md5: a1}, {path: data/raw.csv, md5: a2, size: 10}]
          outs: [{path: data/clean.csv, md5: a3}]
        train:
          cmd: python train.py
          deps: [{path: data/clean.csv, md5: a3}, {path: models/base.safetensors, md5: a4}]
          outs: [{path: models/owl.pt, md5: a5}, {path: metrics/score.yaml, md5: a6}]
        write:
          cmd: python write.py
          deps: [{path: models/owl.pt, md5: a5}]
          outs: [{path: data/hoots.jsonl, md5: a7}]
      """
    ])
    #expect(reading.formats == ["dvc"] && reading.warnings == [])
    func plain(_ edge: String) -> String { edge.replacing(#/local/[0-9a-f]{8}//#, with: "") }
    #expect(
      reading.edges.map(plain) == [
        "clean.csv ← mixed(data: raw.csv)", "owl.pt ← derived(data: clean.csv, base: base.safetensors)",
        "hoots.jsonl ← generated(teacher: owl.pt)",
      ])
    #expect(reading.sources.first == "dvc.lock: stages.clean.deps.1")
    let raw = try #require(reading.claims.artifacts.first { $0.properties["path"] == "data/raw.csv" })
    #expect(raw.properties["md5"] == "a2" && raw.properties["bytes"] == "10")
    #expect(reading.claims.derivations[1].properties == ["command": "python train.py"])
  }

  @Test("A file without stages, or that is no YAML, is refused or left alone")
  func broken() throws {
    #expect(try Reading(["dvc.lock": "stages: [\n"]).refused.count == 1)
    #expect(try Reading(["dvc.lock": "stages: 7\n"]).refused.count == 1)
    #expect(try Reading(["dvc.lock": "schema: '2.0'\n"]).unrecognised == ["in/dvc.lock"])
    #expect(try Reading(["dvc.lock": "stages: {a: 7, b: {deps: 3, outs: [7, {path: model.pt}]}}\n"]).edges == [])
  }
}
