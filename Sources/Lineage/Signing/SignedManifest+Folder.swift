extension SignedManifest {
  /// Hashes a folder as this manifest was made, so that the two can be compared.
  ///
  /// Links are refused where the manifest does not allow them; where it does, they count as the files that they lead to
  /// inside the folder.
  /// - Returns: sorted by the code points of the files' names.
  /// - Throws: `InputError` for a path that cannot be hashed, or an algorithm that is not known here.
  func resources(of path: String, _ hashing: Hashing) throws(InputError) -> [Resource] {
    guard algorithm == "sha256" else {
      throw InputError("the digests are of the kind '\(algorithm)'; only sha256 can be compared here")
    }
    let content = try SignedFiles(path, scope, allowsLinks: allowsLinks)
    hashing.meter?.expect(content.files.reduce(0) { $0 + Double($1.stamp.size) })
    hashing.meter?.begin(path)
    let ranges = try ranges(of: content)
    let hashes = try RangeHasher(content.files, hashing).hashes(ranges)
    return zip(ranges, hashes).map { range, hash in
      let name = content.names[range.file]
      if case .files = method { return Resource(name: name, digest: hash) }
      return Resource(name: "\(name):\(range.bytes.lowerBound):\(range.bytes.upperBound)", digest: hash)
    }
  }

  /// A file that is empty has no shards.
  private func ranges(of content: SignedFiles) throws(InputError) -> [RangeHasher.Range] {
    let sizes = content.files.map(\.stamp.size)
    guard case .shards(let length) = method else {
      return sizes.indices.map { RangeHasher.Range(file: $0, bytes: 0..<sizes[$0]) }
    }
    let count = sizes.reduce(0.0) { $0 + Double($1 / length) }
    guard count <= Double(resources.count) else {
      throw InputError("the files have more shards of \(length) bytes than the signature lists")
    }
    return sizes.indices.flatMap { file in
      let step = min(length, max(1, sizes[file]))
      return stride(from: 0, to: sizes[file], by: step).map { start in
        RangeHasher.Range(file: file, bytes: start..<min(start + step, sizes[file]))
      }
    }
  }
}

/// The files that a model signature is about.
struct SignedFiles {
  /// Paths in the folder, sorted by code point; `.` for a model that is one file.
  private(set) var names: [String] = []
  private(set) var files: [FileToHash] = []

  /// - Throws: `InputError` for what cannot be listed or read, and for links where they are not allowed.
  init(_ path: String, _ scope: SigningScope, allowsLinks: Bool) throws(InputError) {
    if let file = try? FileToHash(path: path, hashesTensors: false) {
      (names, files) = (["."], [file])
      return
    }
    for file in try FolderWalk.files(in: path, ignoring: scope.isOutside) {
      let full = path + "/" + file.path
      guard allowsLinks || !file.isLink else {
        throw InputError("this is a symbolic link, which the signature does not allow", file: full)
      }
      names.append(file.path)
      files.append(try FileToHash(path: full, hashesTensors: false))
    }
  }
}
