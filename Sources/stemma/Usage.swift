import ArgumentParser
import Lineage

/// Makes a usage error of the argument parser's complaint, with the nearest command where a command was misspelt.
enum Usage {
  static func failure(_ error: any Error, _ arguments: [String]) -> Failure {
    let complaint = Stemma.message(for: error)
    var failure = Failure(.wrongRequest, .usage, complaint)
    if let unknown = unknownCommand(arguments) {
      failure.message = "there is no command '\(unknown.word)'"
      failure.expected = unknown.names
      failure.nearest = Spelling.nearest(to: unknown.word, among: unknown.names)
    } else {
      failure.usage = Stemma.usageString(for: deepest(arguments)) + "\nMore: \(path(arguments)) --help"
    }
    return failure
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
