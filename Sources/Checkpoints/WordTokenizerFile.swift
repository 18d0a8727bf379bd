/// `tokenizer.json` and `tokenizer_config.json`, in the form of Hugging Face's `tokenizers` library: a `WordLevel`
/// model behind a `WhitespaceSplit` pre-tokenizer. Words in angle brackets are listed as special tokens.
extension WordTokenizer {
  private static let fileName = "tokenizer.json"

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

  /// Writes `tokenizer.json` and `tokenizer_config.json` into an existing or new folder.
  package func write(to folder: String) throws(CheckpointError) {
    try FileWriter.makeFolder(folder)
    try FileWriter.write(tokenizerText, to: folder + "/" + Self.fileName)
    try FileWriter.write(configurationText, to: folder + "/tokenizer_config.json")
  }

  private func isSpecial(_ word: String) -> Bool {
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

  private var configurationText: String {
    var members = [("clean_up_tokenization_spaces", "false")]
    for (field, word) in [("bos_token", "<bos>"), ("eos_token", "<eos>"), ("pad_token", "<pad>")]
    where id(of: word) != nil {
      members.append((field, JSONText.quoted(word)))
    }
    members.append(("tokenizer_class", "\"PreTrainedTokenizerFast\""))
    return JSONText.object(members) + "\n"
  }
}
