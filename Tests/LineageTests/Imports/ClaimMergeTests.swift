import Testing

@testable import Lineage

@Suite("Claims of several files about one artifact")
struct ClaimMergeTests {
  private static func claim(
    _ method: DerivationMethod, _ inputs: [(InputRole, String)], _ grade: Grade, in file: String,
    recipe: [String: JSONValue] = [:]
  ) -> Claim {
    let inputs = inputs.map { Claim.Input($0.0, ArtifactReference(name: $0.1), source: "\(file): \($0.0.rawValue)") }
    return Claim(
      ArtifactReference(name: "m"), method, inputs, grade: grade, recipe: recipe, place: InputError("", file: file))
  }

  private func merged(_ claims: [Claim]) -> [String] {
    var merge = ClaimMerge()
    return merge.merged(claims).map { claim in
      "\(claim.method.rawValue)(\(claim.inputs.map { "\($0.role.rawValue): \($0.artifact.name)" }.joined(separator: ", ")))"
    }
  }

  @Test("Sources that name one base are one account, in which the best says the method and all are named")
  func agreeing() {
    let card = Self.claim(.derived, [(.base, "org/a"), (.data, "d")], .card, in: "README.md")
    let adapter = Self.claim(.adapter, [(.base, "org/a@v1")], .config, in: "adapter_config.json")
    for order in [[card, adapter], [adapter, card]] {
      #expect(merged(order) == ["adapter(base: org/a@v1, data: d)"])
    }
    var merge = ClaimMerge()
    let source = merge.merged([card, adapter])[0].inputs[0].source
    #expect(source.contains("README.md: base") && source.contains("adapter_config.json: base"))
  }

  @Test("Sources that name different bases stay apart, and what names none joins the better")
  func disagreeing() {
    let card = Self.claim(.finetuned, [(.base, "org/a")], .card, in: "README.md")
    let adapter = Self.claim(.adapter, [(.base, "org/b")], .config, in: "adapter_config.json")
    let data = Self.claim(.derived, [(.data, "d")], .card, in: "README.md")
    #expect(merged([card, data, adapter]) == ["adapter(base: org/b, data: d)", "finetuned(base: org/a)"])
  }

  @Test("Methods that cannot both be true stay apart; a finer word for the same is taken and warned of")
  func methods() {
    let quantized = Self.claim(.quantized, [(.base, "org/a")], .config, in: "config.json")
    let merge = Self.claim(.merged, [(.base, "org/a")], .card, in: "README.md")
    #expect(merged([quantized, merge]).count == 2)
    let tuned = Self.claim(.finetuned, [(.base, "org/a")], .card, in: "README.md")
    let preference = Self.claim(.preferenceOptimised, [(.base, "org/a")], .training, in: "dpo.yaml")
    var joined = ClaimMerge()
    #expect(joined.merged([tuned, preference]).map(\.method) == [.preferenceOptimised])
    #expect(joined.warnings.map(\.file) == ["README.md"])
  }

  @Test("A path of one machine, or a teacher without a name, gives way to a source that names it")
  func placeholders() {
    let state = Self.claim(.derived, [(.base, "local/0a1b/run")], .config, in: "config.json")
    let card = Self.claim(.finetuned, [(.base, "org/a")], .card, in: "README.md")
    #expect(merged([state, card]) == ["finetuned(base: org/a)"])
    #expect(merged([state]) == ["derived(base: local/0a1b/run)"])
    let unnamed = UnnamedArtifact.reference("teacher", of: ArtifactReference(name: "m")).name
    let axolotl = Self.claim(.distilled, [(.base, "org/a"), (.teacher, unnamed)], .training, in: "x.yaml")
    let trl = Self.claim(.distilled, [(.base, "org/a"), (.teacher, "org/t")], .training, in: "y.yaml")
    #expect(merged([axolotl, trl]) == ["distilled(base: org/a, teacher: org/t)"])
    #expect(merged([axolotl]) == ["distilled(base: org/a, teacher: \(unnamed))"])
  }

  @Test("A merge's card that leaves parents out agrees with its configuration")
  func incompleteMerge() {
    let config = Self.claim(.merged, [(.base, "org/a"), (.base, "org/b")], .training, in: "mergekit_config.yml")
    let card = Self.claim(.merged, [(.base, "org/a")], .card, in: "README.md")
    #expect(merged([card, config]) == ["merged(base: org/a, base: org/b)"])
  }

  @Test("Details without a method or an input join a derivation and make none by themselves")
  func details() {
    let state = Self.claim(.derived, [], .training, in: "trainer_state.json", recipe: ["epochs": 3])
    #expect(merged([state]).isEmpty)
    let card = Self.claim(.finetuned, [(.base, "org/a")], .card, in: "README.md")
    var merge = ClaimMerge()
    #expect(merge.merged([state, card]).map(\.recipe) == [["epochs": 3]])
  }

  @Test("A method that does not take its inputs is not what was meant")
  func fitting() {
    #expect(merged([Self.claim(.finetuned, [(.data, "d")], .card, in: "a")]) == ["derived(data: d)"])
    let taught = Self.claim(.finetuned, [(.base, "a"), (.teacher, "t")], .card, in: "a")
    #expect(merged([taught]) == ["distilled(base: a, teacher: t)"])
    let two = Self.claim(.finetuned, [(.base, "a"), (.base, "b")], .card, in: "a")
    #expect(merged([two]) == ["merged(base: a, base: b)"])
    let quantized = Self.claim(.quantized, [(.base, "a"), (.data, "d")], .card, in: "a")
    #expect(merged([quantized]) == ["quantized(base: a)"])
  }

  @Test("Thousands of claims about one artifact do not take the square of the time, and accounts have an end")
  func many() {
    let agreeing = (0..<20_000).map { Self.claim(.derived, [(.data, "d\($0)")], .card, in: "a.csv") }
    var merge = ClaimMerge()
    #expect(merge.merged(agreeing).map(\.inputs.count) == [20_000])
    let apart = (0..<2_000).map { Self.claim(.derived, [(.base, "b\($0)")], .card, in: "a.csv") }
    #expect(merge.merged(apart).count == 200 && merge.warnings.count == 1_800)
    #expect(merge.warnings[0].message.contains("200 accounts of 'm' already"))
  }

  @Test("The order in which files are read does not change the accounts")
  func order() {
    let claims = [
      Self.claim(.derived, [(.base, "org/a")], .card, in: "1"),
      Self.claim(.adapter, [(.base, "org/b")], .config, in: "2"),
      Self.claim(.derived, [(.data, "d")], .prose, in: "3"),
      Self.claim(.finetuned, [(.base, "org/a@v2")], .training, in: "4"),
      Self.claim(.derived, [(.base, "local/x/y")], .config, in: "5"),
    ]
    let expected = Set(merged(claims))
    var random = SplitMix(seed: 11)
    for _ in 0..<100 {
      var shuffled = claims
      for index in shuffled.indices.reversed() { shuffled.swapAt(index, random.below(index + 1)) }
      #expect(Set(merged(shuffled)) == expected)
    }
  }
}
