import ArgumentParser
import FoundationEssentials
import Lineage
import Risk

/// Which policy a command applies.
struct PolicyOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The policy file. Default: the built-in policy.", valueName: "file"))
  var policy: String?

  /// The policy and the digest of its bytes.
  func read(_ session: Session) throws -> (policy: Policy, digest: String) {
    guard let policy else { return (Policy(), "built-in") }
    let file = session.path(policy)
    var read = try Policy(file: file)
    let folder = URL(filePath: file).deletingLastPathComponent().path
    read.calibration = read.calibration.mapValues { Paths.resolve($0, from: folder) }
    return (read, try ContentDigests(path: file, kind: .dataset).primary.description)
  }

  /// The waivers that the policy names; their file lies beside the policy's.
  func waivers(of read: Policy, _ session: Session) throws -> [Waiver] {
    guard let policy, let name = read.waivers else { return [] }
    let folder = URL(filePath: session.path(policy)).deletingLastPathComponent().path
    return try Waiver.list(file: Paths.resolve(name, from: folder))
  }
}
