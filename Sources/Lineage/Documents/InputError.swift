/// A file or argument that a person wrote is wrong: what, where, and what was expected.
package struct InputError: Error, Sendable, Equatable, CustomStringConvertible {
  package var message: String
  package var file: String?
  /// 1-based.
  package var line: Int?
  /// 1-based.
  package var column: Int?
  /// Dotted path of the field, for example `artifacts.2.derivation.base`.
  package var field: String?
  /// The valid words, where there is a short list of them.
  package var expected: [String]
  /// The valid word nearest to the one that was given.
  package var nearest: String?

  package init(
    _ message: String, file: String? = nil, line: Int? = nil, column: Int? = nil, field: String? = nil,
    expected: [String] = [], nearest: String? = nil
  ) {
    self.message = message
    self.file = file
    self.line = line
    self.column = column
    self.field = field
    self.expected = expected
    self.nearest = nearest
  }

  /// `file:line:column: field: message; did you mean 'x'? (expected one of …)`
  package var description: String {
    let place = [file, line.map(String.init), column.map(String.init)].compactMap { $0 }.joined(separator: ":")
    let subject = [place.isEmpty ? nil : place, field].compactMap { $0 }.joined(separator: ": ")
    let suggestion = nearest.map { "; did you mean '\($0)'?" } ?? ""
    let choices = expected.isEmpty ? "" : " (expected \(expected.joined(separator: ", ")))"
    return (subject.isEmpty ? "" : subject + ": ") + message + suggestion + choices
  }
}
