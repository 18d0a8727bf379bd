import ArgumentParser
import Lineage

struct LineageSign: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign", abstract: "Sign the files of a model as OpenSSF model signing does. Needs no store.",
    discussion: """
      Every file is hashed; the manifest is signed with a P-256 key. What belongs to
      git and model.sig itself are left out, and so is FILE. The model-signing
      package verifies it with --public_key, stemma with 'lineage verify'.

      Examples:
        stemma key generate --kind p256 --out sign.pem
        stemma lineage sign student --key sign.pem --out student/model.sig
        stemma lineage verify --signature model.sig --of student --key sign.pem.pub
      """)

  @Argument(help: "A folder, or a model that is one file.") var folder: String
  @Option(help: ArgumentHelp("A private P-256 key (PEM).", valueName: "key")) var key: String
  @Option(help: ArgumentHelp("Where the signature goes.", valueName: "file")) var out: String
  @Option(help: ArgumentHelp("A path in the folder that is not signed; repeat it for each.", valueName: "path"))
  var ignore: [String] = []
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let (path, out) = (session.path(folder), session.path(out))
    let key = try session.privateKey(key)
    let own = out.hasPrefix(path + "/") ? [String(out.dropFirst(path.count + 1))] : []
    let name = path.split(separator: "/").last.map(String.init) ?? "model"
    let signed = try await Progress.shown(session.terminal) { progress in
      try ModelSigner.signature(
        of: path, name: name, ignoring: ignore + own, with: key,
        hashing: Hashing(meter: HashMeter { progress.show($0, $1) }))
    }
    try OutputFile.write(signed.bundle, to: out)
    let root = "oms:\(signed.manifest.root)"
    switch session.format {
    case .json:
      session.answer(
        .object([
          "schema": "stemma/signature/1", "root": .string(root), "files": JSONValue(signed.manifest.resources.count),
          "key": .string(key.publicKey.id), "out": .string(out),
        ]))
    case .text:
      session.terminal.output("signed \(signed.manifest.resources.count) files: \(session.relative(out))")
      session.terminal.output("root: \(root)")
    }
    return .success
  }
}
