/// The store cannot be opened, read or written: which file, why, and what to do next.
package struct StoreError: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Kind: String, Sendable, CaseIterable {
    /// There is no such file (or no such folder to make it in).
    case missing
    /// The file is something else: a folder, not SQLite, empty, or the database of another program.
    case notAStore = "not-a-store"
    /// Made by a newer version of this program.
    case newerSchema = "newer-schema"
    /// The file or its file system cannot be written.
    case readOnly = "read-only"
    /// No space is left on the file system.
    case full
    /// Another process kept the store locked for longer than the time limit.
    case busy
    /// The file is damaged.
    case corrupt
    /// Any other failure of the file system.
    case io
  }

  package var kind: Kind
  package var path: String
  /// What is wrong, without path and remedy.
  package var message: String
  /// What to do next: one sentence.
  package var remedy: String

  package init(_ kind: Kind, path: String, message: String, remedy: String) {
    self.kind = kind
    self.path = path
    self.message = message
    self.remedy = remedy
  }

  package var description: String { "\(path): \(message); \(remedy)" }

  /// Whether the request was wrong (exit status 2), rather than the machine unable to fulfil it (exit status 4).
  package var isWrongRequest: Bool {
    switch kind {
    case .missing, .notAStore, .newerSchema: true
    case .readOnly, .full, .busy, .corrupt, .io: false
    }
  }
}
