/// A query that is not answered because of the query.
package struct QueryError: Error, Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// SQLite does not understand it, or a value in it is out of range.
    case wrong
    /// It names a table or view that there is not.
    case unknownTable(String)
    /// It would do more than read.
    case notAllowed
    /// It took longer than it may.
    case overdue
  }

  package var kind: Kind
  /// In SQLite's words, where it is SQLite that says it.
  package var message: String
  /// Where in the text SQLite saw it: UTF-8 bytes from its beginning; nil where it does not say.
  package var offset: Int?

  package init(_ kind: Kind, _ message: String, offset: Int? = nil) {
    self.kind = kind
    self.message = message
    self.offset = offset
  }
}
