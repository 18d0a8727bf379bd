import ArgumentParser
import FoundationEssentials
import Glibc
import Lineage
import Reporting

@main
enum Main {
  static func main() async {
    let environment = ProcessInfo.processInfo.environment
    signal(SIGPIPE, SIG_IGN)
    Interruption.install()
    let status = await run(
      Array(CommandLine.arguments.dropFirst()), environment: environment,
      folder: FileManager.default.currentDirectoryPath)
    exit(status.rawValue)
  }

  /// Parses, performs, and turns whatever happens into text and a status.
  static func run(_ arguments: [String], environment: [String: String], folder: String) async -> ExitStatus {
    let terminal = Terminal(environment: environment)
    do {
      try Usage.refuseEmpty(arguments)
      let command = try Stemma.parseAsRoot(arguments)
      guard let ours = command as? any StemmaCommand else { return try await help(command) }
      guard !folder.isEmpty else {
        throw Failure(.wrongRequest, .usage, "the current folder is gone; change to another")
      }
      return try await ours.perform(try Session(ours.global, environment: environment, folder: folder))
    } catch {
      return conclude(error, arguments, terminal)
    }
  }

  /// What is no command of ours is a group of commands or `help`; running it throws the help that was asked for.
  private static func help(_ command: any ParsableCommand) async throws -> ExitStatus {
    if var group = command as? any AsyncParsableCommand {
      try await group.run()
    } else {
      var command = command
      try command.run()
    }
    return .success
  }

  private static func conclude(_ error: any Error, _ arguments: [String], _ terminal: Terminal) -> ExitStatus {
    let parserStatus = Stemma.exitCode(for: error)
    if parserStatus == .success {
      terminal.output(block: Stemma.fullMessage(for: error))
      return .success
    }
    let failure = parserStatus == .validationFailure ? Usage.failure(error, arguments) : Failure(error)
    if wantsJSON(arguments) { terminal.output(failure.json) }
    terminal.error(failure.text, usage: failure.usage)
    return failure.status
  }

  /// Whether `--format json` was asked for: asked of the raw words, because they may be what could not be parsed.
  private static func wantsJSON(_ arguments: [String]) -> Bool {
    arguments.contains("--format=json") || zip(arguments, arguments.dropFirst()).contains { $0 == ("--format", "json") }
  }
}

/// What happens on Ctrl-C and on a polite kill.
///
/// Everything that was acknowledged is already on disk, so the process can stop at once: it says how to go on and ends
/// with the status of an interruption.
enum Interruption {
  static func install() {
    signal(SIGINT, stop)
    signal(SIGTERM, stop)
  }

  private static let stop: @convention(c) (Int32) -> Void = { _ in
    // Only async-signal-safe calls here.
    let message: StaticString = "\ninterrupted: what was acknowledged is kept; run the same command again\n"
    _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
    _exit(ExitStatus.couldNotMeasure.rawValue)
  }
}
