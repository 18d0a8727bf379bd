import ArgumentParser
import Lineage

struct KeyShow: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show kind, id and public part of a key file, private or public.",
    discussion: """
      The id is the one by which in-toto tools (securesystemslib) name the key. A private key is never shown.

      Example:
        stemma key show keys/log.pem
      """)

  @Argument(help: "A key file in PEM.") var file: String
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let path = session.path(file)
    let (key, isPrivate) = try read(path)
    if isPrivate, KeyFile.isExposed(path) {
      session.terminal.note("warning: others can read this private key; mend it with: chmod 600 \(file)", .warning)
    }
    switch session.format {
    case .json:
      session.answer(
        .object([
          "schema": "stemma/key/1", "kind": .string(key.kind.rawValue), "id": .string(key.id),
          "holds": .string(isPrivate ? "private" : "public"), "pem": .string(key.pem),
        ]))
    case .text:
      session.terminal.output("\(key.kind.rawValue) key \(key.id), \(isPrivate ? "private" : "public")")
      session.terminal.output(block: key.pem)
    }
    return .success
  }

  /// The public key of the file, and whether the file has the private one.
  private func read(_ path: String) throws -> (PublicKey, Bool) {
    do throws(InputError) {
      return (try KeyFile.publicKey(path), false)
    } catch {
      guard let key = try? KeyFile.privateKey(path) else { throw error }
      return (key.publicKey, true)
    }
  }
}
