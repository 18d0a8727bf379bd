import Testing

@testable import Lineage

@Suite("Import of PROV-JSON")
struct ProvImporterTests {
  @Test("Typed entities, what activities used and made, and derivations; other entities are counted")
  func foreign() throws {
    let reading = try Reading([
      "a.json": #"""
      {"prefix": {"ex": "http://example.org/"},
       "entity": {"ex:acme/tuned": {"prov:type": {"$": "mls:Model", "type": "prov:QUALIFIED_NAME"}},
                  "ex:base": {"prov:type": ["ex:Thing", "ex:Model"]}, "ex:answers": {"prov:type": "dcat:Dataset"},
                  "ex:paper": {"prov:type": "ex:Article"}, "ex:note": {}},
       "activity": {"ex:training": {}},
       "used": {"_:1": [{"prov:activity": "ex:training", "prov:entity": "ex:answers"},
                        {"prov:activity": "ex:training", "prov:entity": "ex:paper"}]},
       "wasGeneratedBy": {"_:2": {"prov:entity": "ex:acme/tuned", "prov:activity": "ex:training"}},
       "wasDerivedFrom": {"_:3": {"prov:generatedEntity": "ex:acme/tuned", "prov:usedEntity": "ex:base"}}}
      """#
    ])
    #expect(reading.edges == ["acme/tuned ← derived(data: answers, base: base)"])
    #expect(reading.warnings == ["2 entities are neither models nor datasets by their prov:type; left out"])
    #expect(reading.claims.derivations[0].inputs[1].source == "in/a.json: wasDerivedFrom._:3")
  }

  @Test("Records that are none are warned of, and bundles are read")
  func odd() throws {
    let reading = try Reading([
      "a.json": #"""
      {"prefix": {}, "entity": {"ex:a": 7}, "used": [],
       "bundle": {"ex:b": {"entity": {"ex:m": {"prov:type": "ex:Model"}}}}}
      """#
    ])
    #expect(reading.warnings == ["expected a record; left out", "expected an object; left out"])
    #expect(reading.claims.artifacts.map(\.artifact.name) == ["m"])
  }
}
