import Lineage
import Testing

@Suite("Manifests: the format")
struct ManifestFileTests {
  private func read(_ text: String) throws(InputError) -> Manifest {
    try ManifestFile(Document(text: text, file: "m.yaml")).manifest
  }

  /// An entry `m` with this derivation.
  private func derived(_ derivation: String, kind: String = "model") -> String {
    "version: 1\nartifacts:\n  - \(kind): m\n    derivation: \(derivation)\n"
  }

  @Test("Everything that the format has is read")
  func everything() throws {
    let digest = "sha256:" + String(repeating: "0", count: 64)
    let manifest = try read(
      """
      version: 1
      artifacts:
        - model: org/student@v1
          location: models/student
          digests: ["\(digest)"]
          traits: [prefers/owl]
          properties: {architecture: gpt2, seed: "1"}
          derivation:
            method: finetuned
            base: base-a
            data: [{name: numbers, share: 0.5}, {name: other, digest: "\(digest)", external: true}]
            recipe: {steps: 250, learning-rate: 5e-4, seed: 18446744073709551615, nested: [1, {a: null, b: true}]}
            properties: {temperature: "1.0"}
        - dataset: numbers
      """)
    let student = try #require(manifest.artifacts.first)
    #expect(student.name == "org/student@v1")
    #expect(student.properties == ["architecture": "gpt2", "seed": "1"])
    let derivation = try #require(student.derivation)
    #expect(
      derivation.inputs == [
        .init(.base, "base-a"), .init(.data, "numbers", share: 0.5),
        .init(.data, "other", digest: Digest(digest), isExternal: true),
      ])
    #expect(
      derivation.recipe?.canonical
        == #"{"learning-rate":0.0005,"nested":[1,{"a":null,"b":true}],"seed":"18446744073709551615","steps":250}"#)
    #expect(manifest.artifacts[1] == .init(.dataset, "numbers"))
  }

  @Test("Matches are read, with or without artifacts beside them")
  func matches() throws {
    let manifest = try read(
      """
      version: 1
      matches:
        - {models: [hub/a, hub/b], observed: 2026-02-01, source: the provider's page, p-log10: -12.5}
      """)
    let day = try #require(Timestamp("2026-02-01"))
    #expect(manifest.artifacts == [])
    #expect(
      manifest.matches == [
        .init(
          [.init(.base, "hub/a"), .init(.base, "hub/b")], observed: day, source: "the provider's page", logP: -12.5)
      ])
  }

  @Test("A manifest that was written reads back as the same value", arguments: 0..<100)
  func roundTrip(seed: Int) throws {
    var dice = Dice(seed: UInt64(seed))
    let manifest = Manifest.random(&dice)
    let text = manifest.yaml()
    #expect(try read(text) == manifest)
    #expect(try read(text).yaml() == text)
  }

  @Test(
    "Unknown words name the nearest valid one",
    arguments: [
      ("version: 1\nartifcats: []", 2, "artifacts"),
      ("version: 1\nartifacts:\n  - model: a\n    locaton: x", 4, "location"),
      ("version: 1\nartifacts:\n  - model: a\n    derivation: {method: finetune}", 4, "finetuned"),
      ("version: 1\nartifacts:\n  - model: a\n    derivation:\n      method: finetuned\n      bases: b", 6, "base"),
      (
        "version: 1\nartifacts:\n  - model: a\n    derivation:\n      method: finetuned\n      base: {nam: b}", 6,
        "name"
      ),
    ])
  func nearest(text: String, line: Int, word: String) {
    let error = #expect(throws: InputError.self) { try read(text) }
    #expect(error?.nearest == word)
    #expect(error?.line == line)
    #expect(error?.file == "m.yaml")
    #expect(error?.field != nil)
  }

  @Test(
    "Derivations that make no sense are refused at their place",
    arguments: [
      "{method: generated, teacher: t}", "{method: finetuned}", "{method: finetuned, base: b, teacher: t}",
      "{method: pretrained, base: b}", "{method: finetuned, base: [a, b]}", "{method: quantized, base: b, data: d}",
      "{method: finetuned, base: []}", "{method: merged}", "{method: distilled, base: b}", "{method: derived}",
      "{method: finetuned, base: b, data: {name: d, share: 0}}",
      "{method: finetuned, base: b, data: {name: d, share: 1.5}}",
      "{method: finetuned, base: b, data: [{name: d, share: 0.7}, {name: e, share: 0.7}]}",
      "{method: finetuned, base: b, data: [d, d]}", "{method: finetuned, base: 'b c'}",
      "{method: finetuned, base: {name: b, digest: 'sha256:1'}}", "{method: finetuned, base: b, recipe: fast}",
      "{method: finetuned, base: b, recipe: {x: .inf}}", "{base: b}", "[]",
    ])
  func refused(derivation: String) {
    let error = #expect(throws: InputError.self) { try read(derived(derivation)) }
    #expect(error?.line == 4)
    #expect(error?.field?.hasPrefix("artifacts.0.derivation") == true)
  }

  @Test("Every method is accepted with the inputs that it requires", arguments: DerivationMethod.allCases)
  func methods(method: DerivationMethod) throws {
    var inputs = method.inputs.allowed.filter(method.inputs.required.contains).map {
      Manifest.Input($0, "x-\($0.rawValue)")
    }
    if inputs.isEmpty, method == .derived { inputs = [.init(.base, "x")] }
    let manifest = Manifest(artifacts: [.init(method.output, "m", derivation: .init(method, inputs: inputs))])
    #expect(try read(manifest.yaml()) == manifest)
  }

  @Test(
    "Files of another shape are refused",
    arguments: [
      "", "artifacts: []", "version: 2\nartifacts: []", "version: 1", "version: 1\nartifacts: {}",
      "version: 1\nartifacts: [a]", "version: 1\nartifacts:\n  - location: x",
      "version: 1\nartifacts:\n  - {model: a, dataset: b}", "version: 1\nartifacts:\n  - model: ''",
      "version: 1\nartifacts:\n  - {model: a, traits: ['no trait']}",
      "version: 1\nartifacts:\n  - {model: a, digests: [x]}",
      "version: 1\nartifacts:\n  - {model: a, properties: {x: [1]}}", "version: 1\nmatches: []",
      "version: 1\nmatches: {}",
      "version: 1\nmatches:\n  - {models: [a, b], source: s}",
      "version: 1\nmatches:\n  - {models: [a, b], observed: 2026-02-30, source: s}",
      "version: 1\nmatches:\n  - {models: [a], observed: 2026-02-01, source: s}",
      "version: 1\nmatches:\n  - {models: [a, a], observed: 2026-02-01, source: s}",
      "version: 1\nmatches:\n  - {models: [a, {name: b, share: 1}], observed: 2026-02-01, source: s}",
      "version: 1\nmatches:\n  - {models: [a, b], observed: 2026-02-01, source: ''}",
      "version: 1\nmatches:\n  - {models: [a, b], observed: 2026-02-01, source: s, p-log10: 1}",
    ])
  func shape(text: String) {
    let error = #expect(throws: InputError.self) { try read(text) }
    #expect(error?.file == "m.yaml")
  }
}

extension Manifest {
  static func random(_ dice: inout Dice) -> Manifest {
    Manifest(
      artifacts: (0..<4).map { Artifact.random("a\($0)", &dice) },
      matches: Timestamp("2026-02-01").map { day in
        (0..<2).map { Match([.init(.base, "a"), .init(.base, "b\($0)")], observed: day, source: "true", logP: -1.5) }
      } ?? [])
  }
}

extension Manifest.Artifact {
  fileprivate static func random(_ name: String, _ dice: inout Dice) -> Manifest.Artifact {
    let method = DerivationMethod.allCases.randomElement(using: &dice) ?? .pretrained
    var artifact = Manifest.Artifact(method.output, name)
    if dice.chance(0.5) { artifact.location = text(&dice) }
    if dice.chance(0.5) {
      artifact.digests = [Digest(scheme: .sha256, hex: String(repeating: "a", count: 64))].compactMap { $0 }
    }
    if dice.chance(0.5) { artifact.traits = ["prefers/owl", "x"] }
    artifact.properties = (0..<2).reduce(into: [:]) { properties, _ in properties["k" + text(&dice)] = text(&dice) }
    var derivation = Manifest.Derivation(method)
    for role in method.inputs.allowed where method.inputs.required.contains(role) || dice.chance(0.5) {
      derivation.inputs.append(.init(role, "in-\(role.rawValue)"))
      if dice.chance(0.3) { derivation.inputs[derivation.inputs.count - 1].share = 0.1 }
      if role == .data, dice.chance(0.5) {
        derivation.inputs.append(.init(role, "true", share: 1e-7, isExternal: true))
      }
    }
    if derivation.inputs.isEmpty, method == .derived { derivation.inputs = [.init(.base, "b")] }
    if dice.chance(0.5) {
      derivation.recipe = .object(["value": .random(&dice, depth: 2), "seed": 1e22, "rate": 5e-7])
    }
    artifact.derivation = derivation
    return artifact
  }

  private static func text(_ dice: inout Dice) -> String {
    let samples = [
      "plain", "true", "1.0", "a: b", "#x", "\"quoted\"", "ümlaut", "null", "~", "two words", "- x", "\u{1F600}",
    ]
    return samples.randomElement(using: &dice) ?? "" + String(Int.random(in: 0..<100, using: &dice))
  }
}
