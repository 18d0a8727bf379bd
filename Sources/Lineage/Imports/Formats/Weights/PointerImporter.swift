/// Reads what stands in for a large file in a git repository that was fetched without them.
///
/// The digest in it is that of the one file. A model that is one file has thereby its digest; of a folder it is only a
/// property, and the folder is not hashed, because it does not hold what it is meant to.
enum PointerImporter: Importer {
  static let format = "git-lfs"
  static let summary = "git-LFS pointers that stand in for weights which have not been fetched"

  static func recognises(_ file: ImportFile) -> Bool {
    if case .pointer = file.content { true } else { false }
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    guard case .pointer(let digest) = file.content else {
      throw InputError("expected a git-LFS pointer", file: file.label)
    }
    claims.warn(
      file.place(), "a git-LFS pointer instead of the file: 'git lfs pull' fetches it; until then nothing can be hashed"
    )
    guard file.ends(".safetensors", ".gguf", ".bin", ".pt", ".pth", ".ckpt") else { return }
    guard let digest else { throw InputError("the pointer has no valid 'oid sha256:…' line", file: file.label) }
    if SubjectPath.of(file: file.path) == file.folder {
      claims.isIncomplete(file.folder)
      let properties = ["git-lfs:\(file.name)": digest.description]
      claims.add(ArtifactClaim(.model, file.subject, properties: properties, place: file.place()))
    } else {
      let pinned = ArtifactReference(name: file.subject.name, digests: [digest])
      claims.add(ArtifactClaim(.model, pinned, place: file.place()))
    }
  }
}
