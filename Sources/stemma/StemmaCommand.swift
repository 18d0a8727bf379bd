import ArgumentParser

/// A command that answers with an exit status and leaves printing to the terminal.
protocol StemmaCommand: AsyncParsableCommand {
  var global: GlobalOptions { get }
  func perform(_ session: Session) async throws -> ExitStatus
}

extension StemmaCommand {
  /// `Main` calls `perform`; this is reached only when somebody else runs the command.
  mutating func run() async throws {
    preconditionFailure("commands are run by Main, which owns the exit status")
  }
}
