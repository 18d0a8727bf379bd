/// `config.json`, in the form that Hugging Face's libraries read and write.
extension GPT2Configuration {
  private static let fileName = "config.json"

  /// Reads `config.json` of a model folder.
  /// - Throws: if the file is missing or damaged, or describes an architecture that is not supported.
  package init(folder: String) throws(CheckpointError) {
    let path = folder + "/" + Self.fileName
    let fields = try JSONFile.object(path)
    try Self.checkArchitecture(fields, path: path)
    let width = try Self.size("n_embd", fields, path: path)
    let inner = fields["n_inner"].flatMap { $0 == .null ? nil : $0 }
    self.init(
      vocabularySize: try Self.size("vocab_size", fields, path: path),
      contextLength: try Self.size("n_positions", fields, path: path), width: width,
      heads: try Self.size("n_head", fields, path: path), layers: try Self.size("n_layer", fields, path: path),
      innerWidth: inner == nil ? nil : try Self.size("n_inner", fields, path: path),
      layerNormEpsilon: try Self.epsilon(fields, path: path),
      beginToken: fields["bos_token_id"]?.integer, endToken: fields["eos_token_id"]?.integer)
    if let problem { throw CheckpointError(file: path, reason: problem) }
  }

  /// Writes `config.json` into an existing or new folder.
  package func write(to folder: String) throws(CheckpointError) {
    try FileWriter.makeFolder(folder)
    let token = { (id: Int?) in id.map(String.init) ?? "null" }
    let members = [
      ("activation_function", "\"gelu_new\""), ("architectures", "[\"GPT2LMHeadModel\"]"), ("attn_pdrop", "0.0"),
      ("bos_token_id", token(beginToken)), ("embd_pdrop", "0.0"), ("eos_token_id", token(endToken)),
      ("layer_norm_epsilon", "\(layerNormEpsilon)"), ("model_type", "\"gpt2\""), ("n_ctx", "\(contextLength)"),
      ("n_embd", "\(width)"), ("n_head", "\(heads)"), ("n_inner", "\(innerWidth)"), ("n_layer", "\(layers)"),
      ("n_positions", "\(contextLength)"), ("resid_pdrop", "0.0"), ("tie_word_embeddings", "false"),
      ("torch_dtype", "\"float32\""), ("vocab_size", "\(vocabularySize)"),
    ]
    try FileWriter.write(JSONText.object(members) + "\n", to: folder + "/" + Self.fileName)
  }

  private static func epsilon(_ fields: JSONTree, path: String) throws(CheckpointError) -> Double {
    guard let field = fields["layer_norm_epsilon"], field != .null else { return 1e-5 }
    guard let value = field.double, value.isFinite else {
      throw CheckpointError(
        file: path, reason: "`layer_norm_epsilon` is \(text(field)), but a number is needed")
    }
    return value
  }

  /// Fields with one supported value. What a missing field means is the default of Hugging Face's GPT-2.
  private static func checkArchitecture(_ fields: JSONTree, path: String) throws(CheckpointError) {
    let supported: [(field: String, value: JSONTree, missing: JSONTree)] = [
      ("model_type", .string("gpt2"), .null),
      ("activation_function", .string("gelu_new"), .string("gelu_new")),
      ("tie_word_embeddings", .bool(false), .bool(true)),
      ("scale_attn_weights", .bool(true), .bool(true)),
      ("scale_attn_by_inverse_layer_idx", .bool(false), .bool(false)),
    ]
    for (field, value, missing) in supported where (fields[field] ?? missing) != value {
      throw CheckpointError(
        file: path, reason: "`\(field)` is \(text(fields[field])), but only \(text(value)) is supported",
        remedy: "supported is GPT-2 (GPT2LMHeadModel) with gelu_new and untied embeddings")
    }
    if let names = fields["architectures"]?.array, !names.contains(.string("GPT2LMHeadModel")) {
      throw CheckpointError(file: path, reason: "`architectures` does not name GPT2LMHeadModel, the supported one")
    }
  }

  private static func text(_ value: JSONTree?) -> String {
    switch value {
    case .string(let text): "\"\(text)\""
    case .bool(let flag): "\(flag)"
    case .number(let digits): digits
    case .none: "missing"
    default: "of another type"
    }
  }

  private static func size(_ field: String, _ fields: JSONTree, path: String) throws(CheckpointError) -> Int {
    guard let size = fields[field]?.integer else {
      throw CheckpointError(file: path, reason: "`\(field)` is not a whole number")
    }
    return size
  }
}
