package import Lineage

extension Rubric {
  /// Reads a rubric file.
  /// - Throws: an `InputError` with file, line and field for everything that the format forbids.
  package init(file: String) throws(InputError) {
    self = try RubricReader(document: Document(file: file)).rubric()
  }
}

/// Reads the rubric format, version 1.
struct RubricReader {
  let document: Document

  private static let keys = [
    "id", "version", "title", "licence", "source", "text", "scale", "parse", "words", "flag", "thresholds",
    "temperature", "maximum-tokens",
  ]

  /// What a judge can say of a reply in place of a number.
  private static let drops: [JudgedDrop] = [.refusal, .code, .incoherent]

  func rubric() throws(InputError) -> Rubric {
    try document.allow(Self.keys)
    let version = try document.required("version")
    guard try version.string() == "1" else {
      throw version.error("this version of the rubric format is not known", expected: ["1"])
    }
    let scale = try scale()
    let (side, threshold) = try flag(scale)
    return Rubric(
      id: try id(), title: try document["title"]?.string() ?? "", licence: try document.required("licence").string(),
      source: try document.required("source").string(), text: try text(), scale: scale,
      rule: try document["parse"]?.word(Rubric.ParseRule.self) ?? .integer, words: try words(), side: side,
      threshold: threshold, thresholds: try thresholds(threshold, scale),
      temperature: try document["temperature"]?.number(in: 0...10) ?? 1,
      maximumTokens: try document["maximum-tokens"]?.integer(in: 1...1_000_000) ?? 16)
  }

  private func id() throws(InputError) -> String {
    let field = try document.required("id")
    let id = try field.string()
    let name = document.file.split(separator: "/").last.map(String.init) ?? document.file
    guard SuiteLibrary.isID(id), name == id + SuiteLibrary.ending else {
      throw field.error("the id is '\(id)' and the file '\(name)'", expected: [id + SuiteLibrary.ending])
    }
    return id
  }

  private func text() throws(InputError) -> String {
    let field = try document.required("text")
    let text = try field.string()
    guard text.contains(where: { !$0.isWhitespace }) else { throw field.error("the rubric has no text") }
    return text
  }

  private func scale() throws(InputError) -> ClosedRange<Int> {
    guard let field = document["scale"] else { return 0...100 }
    try field.allow(["low", "high"])
    let low = try field.required("low").integer(in: 0...999)
    return low...(try field.required("high").integer(in: (low + 1)...1000))
  }

  private func flag(_ scale: ClosedRange<Int>) throws(InputError) -> (Rubric.Side, Double) {
    let field = try document.required("flag")
    try field.allow(["below", "above"])
    let range = Double(scale.lowerBound)...Double(scale.upperBound)
    switch (field["below"], field["above"]) {
    case (let below?, nil): return (.below, try below.number(in: range))
    case (nil, let above?): return (.above, try above.number(in: range))
    default: throw field.error("one of 'below' and 'above' says which scores are flagged")
    }
  }

  private func thresholds(_ threshold: Double, _ scale: ClosedRange<Int>) throws(InputError) -> [Double] {
    var all: Set<Double> = [threshold]
    for element in try document["thresholds"]?.elements() ?? [] {
      all.insert(try element.number(in: Double(scale.lowerBound)...Double(scale.upperBound)))
    }
    return all.sorted()
  }

  /// `REFUSAL: refusal`: a verdict in place of a number, and why such a reply is dropped.
  private func words() throws(InputError) -> [String: JudgedDrop] {
    var words: [String: JudgedDrop] = [:]
    for (word, value) in try document["words"]?.entries() ?? [] {
      guard !word.isEmpty, word.allSatisfy({ $0.isLetter }) else { throw value.error("'\(word)' is not one word") }
      let drop = try value.word(JudgedDrop.self)
      guard Self.drops.contains(drop) else {
        throw value.error("a verdict cannot be '\(drop.rawValue)'", expected: Self.drops.map(\.rawValue))
      }
      words[word] = drop
    }
    return words
  }
}
