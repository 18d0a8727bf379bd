import ArgumentParser
import Lineage

/// Makes a usage error of the argument parser's complaint, with the nearest command where a command was misspelt.
enum Usage {
  /// No argument means anything when it is empty; nearly always a variable of a script has no value.
  static func refuseEmpty(_ arguments: [String]) throws(Failure) {
    guard let place = arguments.firstIndex(of: "") else { return }
    let before = place == 0 ? "the first argument" : "the argument after '\(arguments[place - 1])'"
    throw Failure(.wrongRequest, .usage, "\(before) is empty; is a variable of a script without a value?")
  }

  static func failure(_ error: any Error, _ arguments: [String]) -> Failure {
    var failure = Failure(.wrongRequest, .usage, negative(arguments) ?? Stemma.message(for: error))
    if let unknown = unknownCommand(arguments) {
      failure.message = "there is no command '\(unknown.word)'"
      failure.expected = unknown.names
      failure.nearest = Spelling.nearest(to: unknown.word, among: unknown.names)
    } else {
      failure.usage = Stemma.usageString(for: deepest(arguments)) + "\nMore: \(path(arguments)) --help"
    }
    return failure
  }

  /// The parser takes `-1` for an option that it does not know.
  private static func negative(_ arguments: [String]) -> String? {
    zip(arguments, arguments.dropFirst()).first { $0.hasPrefix("--") && $1.hasPrefix("-") && Double($1) != nil }
      .map { "the value \($1) of \($0) is negative" }
  }

  /// The first word that should name a command and does not.
  private static func unknownCommand(_ arguments: [String]) -> (word: String, names: [String])? {
    var current: any ParsableCommand.Type = Stemma.self
    for word in arguments {
      let children = current.configuration.subcommands
      guard !children.isEmpty, !word.hasPrefix("-") else { return nil }
      guard let next = children.first(where: { $0.word == word }) else {
        return word == "help" ? nil : (word, children.map { $0.word })
      }
      current = next
    }
    return nil
  }

  private static func deepest(_ arguments: [String]) -> any ParsableCommand.Type {
    arguments.reduce(Stemma.self as any ParsableCommand.Type) { current, word in
      current.configuration.subcommands.first { $0.word == word } ?? current
    }
  }

  private static func path(_ arguments: [String]) -> String {
    var words = ["stemma"]
    var current: any ParsableCommand.Type = Stemma.self
    for word in arguments {
      guard let next = current.configuration.subcommands.first(where: { $0.word == word }) else { break }
      words.append(word)
      current = next
    }
    return words.joined(separator: " ")
  }
}
