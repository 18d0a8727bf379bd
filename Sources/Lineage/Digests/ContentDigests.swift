import Glibc

/// The digests of what lies at a path: the definitions of the domain page.
package struct ContentDigests: Sendable, Equatable {
  /// `sha256:` of the file; of a folder, SHA-256 over the lines `<hex>  <path>\n` of all its files, sorted by code
  /// point.
  package var primary: Digest
  /// The root of the OpenSSF model-signing manifest that `stemma lineage sign` would write, for a model; nil where there
  /// are symbolic links, which such a manifest does not allow.
  package var signed: Digest?
  /// Of the safetensors files, for a model that has any.
  package var weights: WeightDigests?
  /// SHA-256 over the line `weights:<hex>\n` and the lines `<hex>  <name>\n`, sorted, of those files that change what
  /// the model answers; nil where there are no weights to bind to.
  package var identity: Digest?

  /// Sorted.
  package var all: [Digest] {
    [primary, signed, weights?.weights, weights?.architecture, identity].compactMap { $0 }.sorted()
  }

  /// Reads and hashes everything at the path, on all processors.
  /// - Throws: `InputError` with the file that cannot be hashed and why; a damaged safetensors file is one.
  package init(path: String, kind: ArtifactKind, hashing: Hashing = Hashing()) throws(InputError) {
    let files = try ContentFiles(path: path, kind: kind)
    try self.init(files, kind, try FileHasher(files.files, hashing).run())
  }

  private init(_ content: ContentFiles, _ kind: ArtifactKind, _ hashes: [FileHashes]) throws(InputError) {
    let hex = hashes.map { SHA256Text.hex($0.whole) }
    let lines = zip(hex, content.names).map { (file: $1, line: "\($0)  \($1)\n") }
    primary = try .checked(.sha256, content.isFolder ? Self.hash(lines.map(\.line)) : hex[0])
    guard kind == .model else { return }
    signed = try content.signedRoot(hashes)
    let weights = zip(content.files, hashes).compactMap { file, hashes in
      file.weights.flatMap { weights in hashes.tensors.map { (file: weights, hashes: $0) } }
    }
    guard !weights.isEmpty else { return }
    let digests = try WeightDigests(weights)
    self.weights = digests
    identity = try Self.identity(digests, content.isFolder ? lines.filter { Self.isIdentity($0.file) }.map(\.line) : [])
  }

  /// Files beside the weights that change what a model answers.
  private static let identityFiles: Set<String> = [
    "config.json", "adapter_config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json",
    "added_tokens.json", "vocab.json", "vocab.txt", "merges.txt", "tokenizer.model", "spiece.model",
  ]

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
