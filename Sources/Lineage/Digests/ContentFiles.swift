import Glibc

/// The files that the digests of a path are made from.
struct ContentFiles {
  var isFolder: Bool
  /// Of a folder, the paths in it, sorted by code point; of a file, its own.
  var names: [String]
  var files: [FileToHash]
  private var hasLinks = false

  /// Lists a folder, or takes a file. Reads headers of safetensors files and nothing else.
  /// - Throws: `InputError` for what is not there, cannot be read, is damaged or is an empty folder.
  init(path: String, kind: ArtifactKind) throws(InputError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileProblem.error(path, kind: "file or folder") }
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    names = [path]
    files = []
    guard isFolder else {
      files = [try FileToHash(path: path, hashesTensors: kind == .model && path.hasSuffix(".safetensors"))]
      return
    }
    let found = try FolderWalk.files(in: path)
    guard !found.isEmpty else { throw InputError("the folder has no files", file: path) }
    names = found.map(\.path)
    hasLinks = found.contains(where: \.isLink)
    for name in names {
      let isShard = kind == .model && name.hasSuffix(".safetensors") && !name.contains("/")
      files.append(try FileToHash(path: path + "/" + name, hashesTensors: isShard))
    }
  }

  /// How many bytes go through the hash: of weights twice, once for the file and once for its tensors.
  var work: Double { files.reduce(0) { $0 + Double($1.stamp.size) * ($1.weights == nil ? 1 : 2) } }

  /// See `ContentDigests.signed`.
  func signedRoot(_ hashes: [FileHashes]) throws(InputError) -> Digest? {
    guard !hasLinks else { return nil }
    let covered = zip(names, hashes).filter { name, _ in !isFolder || !SigningScope.isOutside(name) }
    guard !covered.isEmpty else { return nil }
    return try .checked(.oms, SHA256Text.hex(hashing: covered.flatMap { $0.1.whole }))
  }
}

extension Hashing {
  /// Announces to the meter what hashing a path will take; a path that cannot be hashed is passed over.
  func expect(_ path: String, _ kind: ArtifactKind) {
    guard let meter, let content = try? ContentFiles(path: path, kind: kind) else { return }
    meter.expect(content.work)
  }
}
