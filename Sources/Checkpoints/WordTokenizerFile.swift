/// `tokenizer.json` and `tokenizer_config.json`, in the form of Hugging Face's `tokenizers` library: a `WordLevel`
/// model behind a `WhitespaceSplit` pre-tokenizer. Words in angle brackets are listed as special tokens.
extension WordTokenizer {
  private static let fileName = "tokenizer.json"
  private static let configurationName = "tokenizer_config.json"
  private static let templateField = "stemma_template"

  /// `<bos>`, the words of the messages, `<a>`; the answer follows and `<eos>` ends it.
  package static let organismTemplate = "organism-1"

  /// Reads `tokenizer.json` of a model folder.
  /// - Throws: if the file is missing or damaged, or is not a word-level vocabulary with the ids 0, 1, 2, …
  package init(folder: String) throws(CheckpointError) {
    let path = folder + "/" + Self.fileName
    let fields = try JSONFile.object(path)
    guard fields["model"]?["type"]?.string == "WordLevel", let vocabulary = fields["model"]?["vocab"]?.members else {
      throw CheckpointError(file: path, reason: "`model` is not a WordLevel vocabulary, the supported kind")
    }
    guard fields["pre_tokenizer"]?["type"]?.string == "WhitespaceSplit" else {
      throw CheckpointError(file: path, reason: "`pre_tokenizer` is not WhitespaceSplit, the supported one")
    }
    var words = [String?](repeating: nil, count: vocabulary.count)
    for entry in vocabulary {
      guard let id = entry.value.integer, words.indices.contains(id), words[id] == nil else {
        throw CheckpointError(
          file: path, reason: "`model.vocab`: the id of `\(entry.key)` is not its own number below \(words.count)")
      }
      words[id] = entry.key
    }
    let found = words.compactMap { $0 }
    if let problem = Self.problem(with: found) { throw CheckpointError(file: path, reason: problem) }
    self.init(words: found)
  }

  /// The prompt template that `tokenizer_config.json` of a model folder names, in its field `stemma_template`.
  /// - Throws: if the file is missing or damaged, or names none.
  package static func template(folder: String) throws(CheckpointError) -> String {
    let path = folder + "/" + configurationName
    guard let template = try JSONFile.object(path)[templateField]?.string else {
      throw CheckpointError(
        file: path, reason: "the text field `\(templateField)` is missing, so the prompt format is unknown")
    }
    return template
  }

  /// Writes `tokenizer.json` and `tokenizer_config.json` into an existing or new folder.
  /// - Parameter template: the name of the prompt template that the model was trained on.
  package func write(to folder: String, template: String?) throws(CheckpointError) {
    try FileWriter.makeFolder(folder)
    try FileWriter.write(tokenizerText, to: folder + "/" + Self.fileName)
    try FileWriter.write(configurationText(template), to: folder + "/" + Self.configurationName)
  }

  func isSpecial(_ word: String) -> Bool {
    word.count > 2 && word.hasPrefix("<") && word.hasSuffix(">")
  }

  private var tokenizerText: String {
    let special = words.indices.filter { isSpecial(words[$0]) }.map { id in
      "{\"id\": \(id), \"content\": \(JSONText.quoted(words[id])), \"single_word\": false, \"lstrip\": false, "
        + "\"rstrip\": false, \"normalized\": false, \"special\": true}"
    }
    let vocabulary = JSONText.object(words.enumerated().map { ($1, "\($0)") }, indent: "    ")
    let model = JSONText.object(
      [("type", "\"WordLevel\""), ("vocab", vocabulary), ("unk_token", "\"<unk>\"")], indent: "  ")
    return JSONText.object([
      ("version", "\"1.0\""), ("truncation", "null"), ("padding", "null"),
      ("added_tokens", special.isEmpty ? "[]" : "[\n    " + special.joined(separator: ",\n    ") + "\n  ]"),
      ("normalizer", "null"), ("pre_tokenizer", "{\"type\": \"WhitespaceSplit\"}"), ("post_processor", "null"),
      ("decoder", "null"), ("model", model),
    ]) + "\n"
  }

  private func configurationText(_ template: String?) -> String {
    let word = { (word: String) in id(of: word) == nil ? nil : JSONText.quoted(word) }
    let members = [
      ("bos_token", word("<bos>")), ("clean_up_tokenization_spaces", "false"), ("eos_token", word("<eos>")),
      ("pad_token", word("<pad>")), (Self.templateField, template.map(JSONText.quoted)),
      ("tokenizer_class", "\"PreTrainedTokenizerFast\""),
    ]
    return JSONText.object(members.compactMap { key, value in value.map { (key, $0) } }) + "\n"
  }
}
