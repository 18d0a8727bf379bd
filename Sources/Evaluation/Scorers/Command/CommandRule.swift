import Lineage

/// Settings of the scorer `command`: a program scores the replies.
package struct CommandRule: ScorerSettings, Sendable, Equatable {
  /// The program and its arguments; no shell reads them. The program is a path or a name on the search path.
  package var command: [String]
  /// Seconds that it may take for all replies together.
  package var seconds: Int

  package static let defaultSeconds = 60

  package init(command: [String], seconds: Int = defaultSeconds) {
    self.command = command
    self.seconds = seconds
  }

  init(_ document: Document) throws(InputError) {
    try document.allow(["kind", "command", "seconds"])
    command = []
    let field = try document.required("command")
    for element in try field.elements() {
      let word = try element.string()
      guard !word.utf8.contains(0) else { throw element.error("an argument holds a zero byte") }
      command.append(word)
    }
    guard command.first?.isEmpty == false else { throw field.error("expected a program and its arguments, as a list") }
    seconds = try document["seconds"]?.integer(in: 1...86_400) ?? Self.defaultSeconds
  }

  var form: [String: JSONValue] { ["command": .array(command.map(JSONValue.string))] }

  func scorer(for answers: [String]) -> (any Scorer)? { nil }
}
