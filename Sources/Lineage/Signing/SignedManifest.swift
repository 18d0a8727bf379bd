import Store

/// The statement of a model signature (OpenSSF model signing 1.0): the files of a folder with their digests, and how they
/// were taken.
package struct SignedManifest: Sendable, Equatable {
  package struct Resource: Sendable, Equatable {
    /// The path in the folder, with `:start:end` of a shard.
    package var name: String
    package var digest: [UInt8]
  }

  enum Method: Sendable, Equatable {
    case files
    /// Files in pieces of this many bytes, the last of each shorter.
    case shards(Int)
  }

  static let predicateType = "https://model_signing/signature/v1.0"
  static let statementType = "https://in-toto.io/Statement/v1"

  /// What the folder was called; says nothing.
  var name: String
  /// In the order of the manifest.
  package var resources: [Resource]
  var method = Method.files
  /// `sha256`, `blake2b` or `blake3`.
  var algorithm = "sha256"
  var allowsLinks = false
  /// As written.
  var ignoredPaths: [String]
  /// The digest of the manifest as it stands in it, hexadecimal.
  var statedRoot: String

  var scope: SigningScope { SigningScope(ignoring: ignoredPaths) }

  /// SHA-256 over the digests in the order of the manifest, hexadecimal.
  package var root: String { Self.root(resources) }

  /// The same over the digests in the order of the code points of the names, which the specification asks for. The
  /// reference implementation sorts by folder first.
  package var sortedRoot: String {
    Self.root(resources.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
  }

  private static func root(_ resources: [Resource]) -> String { SHA256Text.hex(hashing: resources.flatMap(\.digest)) }

  /// A manifest of files.
  init(name: String, files: [Resource], ignoring paths: [String]) {
    self.name = name
    resources = files
    ignoredPaths = paths
    statedRoot = Self.root(files)
  }

  /// The statement, of files.
  var json: JSONValue {
    let resources = resources.map { resource in
      JSONValue.object([
        "name": .string(resource.name), "algorithm": .string(algorithm), "digest": .string(Hex.text(resource.digest)),
      ])
    }
    return .object([
      "_type": .string(Self.statementType), "predicateType": .string(Self.predicateType),
      "subject": .array([.object(["name": .string(name), "digest": .object(["sha256": .string(statedRoot)])])]),
      "predicate": .object([
        "resources": .array(resources),
        "serialization": .object([
          "method": "files", "hash_type": .string(algorithm), "allow_symlinks": .bool(allowsLinks),
          "ignore_paths": .array(ignoredPaths.map(JSONValue.string)),
        ]),
      ]),
    ])
  }
}
