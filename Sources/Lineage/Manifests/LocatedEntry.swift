import FoundationEssentials

/// An entry of a manifest whose location was found and hashed.
struct LocatedEntry {
  let artifact: Manifest.Artifact
  let file: String
  let place: Document
  let inputPlaces: [Document]
  /// As the store keeps it: relative to its folder where it lies under it, else absolute.
  let location: String?
  /// Given and computed ones, sorted.
  let digests: [Digest]

  init(
    _ entry: ManifestFile.Entry, _ file: ManifestFile, storePath: String, hashing: Hashing
  ) throws(InputError) {
    artifact = entry.artifact
    self.file = file.path
    place = entry.place
    inputPlaces = entry.inputPlaces
    guard let written = artifact.location else {
      location = nil
      digests = Set(artifact.digests).sorted()
      return
    }
    let path = Location.absolute(written, in: file.folder)
    hashing.meter?.begin(artifact.name)
    let computed = try Self.hash(path, artifact.kind, try place.required("location"), hashing)
    try Self.compare(artifact.digests, computed, place)
    location = Location.stored(path, storePath: storePath)
    digests = Set(artifact.digests + computed).sorted()
  }

  private static func hash(
    _ path: String, _ kind: ArtifactKind, _ place: Document, _ hashing: Hashing
  ) throws(InputError) -> [Digest] {
    guard FileManager.default.fileExists(atPath: path) else {
      throw place.error("there is no file or folder at '\(path)'; leave the location out where it is not at hand")
    }
    do {
      return try ContentDigests(path: path, kind: kind, hashing: hashing).all
    } catch {
      throw place.error("\(error)")
    }
  }

  private static func compare(_ given: [Digest], _ computed: [Digest], _ place: Document) throws(InputError) {
    for digest in given {
      guard let actual = computed.first(where: { $0.scheme == digest.scheme }), actual != digest else { continue }
      throw try place.required("digests").error("the manifest says \(digest), and what lies there has \(actual)")
    }
  }
}
