/// The sentences that trainers and templates put into the text of a card: `This model is a fine-tuned version of
/// [base](address) on the [data](address) dataset` and `Finetuned from model: base`. They are the weakest source.
enum CardSentences {
  private static let version = "fine-tuned version of "
  private static let bullet = "inetuned from model"

  static func areIn(_ body: String) -> Bool { body.place(of: version) != nil }

  /// - Parameter line: the line of the file on which the text begins.
  static func read(_ body: String, _ line: Int, _ file: ImportFile, _ claims: inout Claims) {
    guard areIn(body) || body.place(of: bullet) != nil else { return }
    for (offset, text) in body.textLines.enumerated() {
      let place = file.place(line: line + offset, field: "text")
      if let range = text.place(of: version) {
        return sentence(text[range.upperBound...], place, file, &claims)
      }
      if let range = text.place(of: bullet), let colon = text[range.upperBound...].firstIndex(of: ":") {
        let rest = text[text.index(after: colon)...].drop { $0 == "*" || $0.isWhitespace }
        return finetuned(link(rest)?.name ?? String(rest), place, file, &claims)
      }
    }
  }

  private static func sentence(_ rest: Substring, _ place: InputError, _ file: ImportFile, _ claims: inout Claims) {
    guard !rest.contains("{{"), !rest.contains("{%") else {
      return claims.warn(place, "a placeholder that nobody has filled in")
    }
    guard let base = name(rest) else { return }
    finetuned(base.name, place, file, &claims)
    guard let on = base.rest.place(of: " on ") else { return }
    let data = base.rest[on.upperBound...]
    let inputs = sets(data).compactMap { text in
      claims.reference(text, at: place, in: file).map { Claim.Input(.data, $0, source: file.source("text")) }
    }
    if !inputs.isEmpty { claims.add(Claim(file.subject, .derived, inputs, grade: .prose, place: place)) }
  }

  private static func finetuned(_ text: String, _ place: InputError, _ file: ImportFile, _ claims: inout Claims) {
    let text = text.trimmed
    guard !text.isEmpty, !text.contains("{{"), !text.contains(where: \.isWhitespace) else { return }
    guard let artifact = claims.reference(text, at: place, in: file) else { return }
    let input = Claim.Input(.base, artifact, source: file.source("text"))
    claims.add(Claim(file.subject, .finetuned, [input], grade: .prose, place: place))
  }

  /// The artifact at the beginning, as a link or a word, and what follows it. The address is trusted over its text.
  private static func name(_ text: Substring) -> (name: String, rest: Substring)? {
    if let link = link(text) { return link }
    let word = text.prefix { !$0.isWhitespace }
    let plain = word.last == "." || word.last == "," ? word.dropLast() : word
    return plain.isEmpty || plain.first == "[" ? nil : (String(plain), text[word.endIndex...])
  }

  /// `[text](address)`
  private static func link(_ text: Substring) -> (name: String, rest: Substring)? {
    guard text.first == "[", let close = text.place(of: "](") else { return nil }
    let address = text[close.upperBound...].prefix { $0 != ")" }
    let rest = text[address.endIndex...].dropFirst()
    let label = text[text.index(after: text.startIndex)..<close.lowerBound]
    return (address.contains("://") ? String(address) : String(label), rest)
  }

  /// `the [x](…) dataset`, `the x and the y datasets`, `an unknown dataset`.
  private static func sets(_ text: Substring) -> [String] {
    guard let end = text.place(of: " dataset") ?? text.place(of: " data") else {
      return text.contains("](") ? links(text) : []
    }
    if text.contains("](") { return links(text) }
    let words = text[..<end.lowerBound].split { $0 == " " || $0 == "," }
    return words.map(String.init).filter { !["the", "an", "a", "and", "unknown", "none"].contains($0.lowercased()) }
  }

  private static func links(_ text: Substring) -> [String] {
    var names: [String] = []
    var rest = text
    while let open = rest.firstIndex(of: "["), let (name, after) = name(rest[open...]), after.startIndex > open {
      names.append(name)
      rest = after
    }
    return names
  }
}
