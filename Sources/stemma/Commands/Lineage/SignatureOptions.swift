import ArgumentParser
import Lineage

/// The part of `lineage verify` that compares a folder with an OpenSSF model signature.
struct SignatureOptions: ParsableArguments {
  @Option(help: ArgumentHelp("An OpenSSF model signature (a sigstore bundle) of the named model.", valueName: "file"))
  var signature: String?
  @Option(help: ArgumentHelp("What the signature is of, instead of a recorded model.", valueName: "folder"))
  var of: String?

  func validate() throws {
    if of != nil, signature == nil { throw ValidationError("--of goes with --signature") }
  }

  /// Reads every byte: a signature is about what lies there now. Nothing without the option.
  func check(_ names: [String], keys: [PublicKey], _ session: Session) async throws -> [DigestCheck]? {
    guard let signature else { return nil }
    let bundle = try SigstoreBundle(file: session.path(signature))
    let subject = try subject(names, session)
    return try await Progress.shown(session.terminal) { progress in
      try SignatureCheck(
        bundle, of: subject.path, name: subject.name, keys: keys, recorded: subject.digests,
        hashing: Hashing(meter: HashMeter { progress.show($0, $1) })
      ).rows
    }
  }

  private func subject(
    _ names: [String], _ session: Session
  ) throws -> (name: String, path: String, digests: [Digest]) {
    switch (of, names.first) {
    case (let folder?, nil): return (folder, session.path(folder), [])
    case (nil, let name?) where names.count == 1:
      let graph = try session.graph()
      let node = graph[try graph.find(name)]
      guard let location = node.location else {
        throw InputError("'\(node.name)' has no recorded location; say where it lies with --of FOLDER")
      }
      return (node.name, Location.path(location, storePath: session.storePath), node.digests)
    default:
      throw Failure(.wrongRequest, .usage, "--signature is about one thing: the name of a model, or --of FOLDER")
    }
  }
}
