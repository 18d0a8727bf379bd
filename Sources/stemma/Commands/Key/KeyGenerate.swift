import ArgumentParser
import Lineage

extension KeyKind: ExpressibleByArgument {}

struct KeyGenerate: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Make a key: the private one in FILE, the public one in FILE.pub.",
    discussion: """
      The private key is PKCS#8 in PEM, which only its owner may read; the public
      key is SubjectPublicKeyInfo in PEM. Both can be used with openssl. A file
      that is there already is never overwritten.

      Examples:
        stemma key generate --out keys/log.pem
        stemma key generate --kind p256 --out keys/model-signing.pem
      """)

  @Option(help: "ed25519 for everything of Stemma's own; p256, p384 or p521 for OpenSSF model signing.") var kind:
    KeyKind = .ed25519
  @Option(help: ArgumentHelp("Where the private key goes.", valueName: "file")) var out: String
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let (key, path) = (PrivateKey(generating: kind), session.path(out))
    try KeyFile.write(key, to: path)
    switch session.format {
    case .json:
      session.answer(
        .object([
          "schema": "stemma/key/1", "kind": .string(kind.rawValue), "id": .string(key.publicKey.id),
          "private": .string(path), "public": .string(path + ".pub"), "pem": .string(key.publicKey.pem),
        ]))
    case .text:
      session.terminal.output("\(kind.rawValue) key \(key.publicKey.id)")
      session.terminal.output("private: \(session.relative(path)) (keep it to yourself)")
      session.terminal.output("public:  \(session.relative(path)).pub (give it to those who verify)")
    }
    return .success
  }
}
