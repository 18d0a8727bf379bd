import Glibc

/// The digests of what lies at a path: the definitions of the domain page.
package struct ContentDigests: Sendable, Equatable {
  /// `sha256:` of the file; of a folder, SHA-256 over the lines `<hex>  <path>\n` of all its files, sorted by code
  /// point.
  package var primary: Digest
  /// Of the safetensors files, for a model that has any.
  package var weights: WeightDigests?
  /// SHA-256 over the line `weights:<hex>\n` and the lines `<hex>  <name>\n`, sorted, of those files that change what
  /// the model answers; nil where there are no weights to bind to.
  package var identity: Digest?

  /// Sorted.
  package var all: [Digest] { [primary, weights?.weights, weights?.architecture, identity].compactMap { $0 }.sorted() }

  /// Files beside the weights that change what a model answers.
  private static let identityFiles: Set<String> = [
    "config.json", "adapter_config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json",
    "added_tokens.json", "vocab.json", "vocab.txt", "merges.txt", "tokenizer.model", "spiece.model",
  ]

  /// Reads and hashes everything at the path, two files at a time.
  /// - Throws: `InputError` with the file that cannot be hashed and why; a damaged safetensors file is one.
  package init(path: String, kind: ArtifactKind) throws(InputError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw InputError("there is no such file or folder", file: path) }
    if status.st_mode & S_IFMT == S_IFDIR {
      try self.init(folder: path, kind: kind)
    } else {
      try self.init(singleFile: path, kind: kind)
    }
  }

  private init(singleFile path: String, kind: ArtifactKind) throws(InputError) {
    primary = try Digest.checked(.sha256, FileHash.hex(path: path))
    guard kind == .model, path.hasSuffix(".safetensors") else { return }
    let weights = try WeightDigests(files: [path])
    self.weights = weights
    identity = try Self.identity(weights, [])
  }

  private init(folder: String, kind: ArtifactKind) throws(InputError) {
    let files = try FolderWalk.files(in: folder)
    guard !files.isEmpty else { throw InputError("the folder has no files", file: folder) }
    let hashes = try Parallel.map(files) { file throws(InputError) in try FileHash.hex(path: folder + "/" + file) }
    let lines = zip(hashes, files).map { (file: $1, line: "\($0)  \($1)\n") }
    primary = try Digest.checked(.sha256, Self.hash(lines.map(\.line)))
    let shards = files.filter { $0.hasSuffix(".safetensors") && !$0.contains("/") }
    guard kind == .model, !shards.isEmpty else { return }
    let weights = try WeightDigests(files: shards.map { folder + "/" + $0 })
    self.weights = weights
    identity = try Self.identity(weights, lines.filter { Self.isIdentity($0.file) }.map(\.line))
  }

  private static func isIdentity(_ file: String) -> Bool {
    identityFiles.contains(file) || file.hasPrefix("chat_template")
  }

  private static func identity(_ weights: WeightDigests, _ lines: [String]) throws(InputError) -> Digest {
    try .checked(.identity, hash(["\(weights.weights)\n"] + lines))
  }

  /// SHA-256 over the lines, sorted by code point.
  static func hash(_ lines: some Sequence<String>) -> String {
    SHA256Text.hex(lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined())
  }
}

extension Digest {
  /// A digest of digits that this program computed itself.
  static func checked(_ scheme: Scheme, _ hex: String) throws(InputError) -> Digest {
    guard let digest = Digest(scheme: scheme, hex: hex) else { throw InputError("'\(hex)' is not a SHA-256 digest") }
    return digest
  }
}
