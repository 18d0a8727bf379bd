import Lineage
import Models

extension ServedCommand {
  /// What a program that serves a model needs of the environment and what holds no secret: anything else is named under
  /// `environment` or `pass`.
  private static let usual: Set = [
    "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "LOGNAME", "PATH", "TMPDIR", "USER", "VIRTUAL_ENV", "XDG_CACHE_HOME",
    "CUDA_HOME", "CUDA_VISIBLE_DEVICES", "HIP_VISIBLE_DEVICES", "NVIDIA_VISIBLE_DEVICES", "ROCR_VISIBLE_DEVICES",
    "HF_HOME", "HF_HUB_OFFLINE", "OMP_NUM_THREADS",
  ]

  /// Bytes; a shorter value is a setting, and hiding it would black out half of a message.
  private static let shortestSecret = 8

  /// The command with its port.
  func plan(port: UInt16, environment caller: [String: String], log: String) throws(InputError) -> ServerPlan {
    for name in passed where caller[name] == nil {
      throw InputError("the environment variable \(name), which 'pass' names, is not set")
    }
    func filled(_ text: String) -> String { text.replacing(Self.place, with: "\(port)") }
    let secrets = passed.compactMap { caller[$0] }.filter { $0.utf8.count >= Self.shortestSecret }
    let variables = caller.filter { Self.usual.contains($0.key) || passed.contains($0.key) }
      .merging(environment.mapValues(filled)) { _, own in own }
    return ServerPlan(
      program: Program(command: command.map(filled), environment: variables, folder: root),
      health: try address(health, port: port), startUp: startUp, log: log, hidden: secrets)
  }
}
