import GRDB

extension StoreError {
  /// The error that a failure inside SQLite means to a person.
  init(_ error: DatabaseError, path: String) {
    let kind = Self.kind(error.resultCode, extended: error.extendedResultCode)
    let detail = error.message ?? error.resultCode.description
    self.init(kind, path: path, message: Self.message(kind, detail), remedy: Self.remedy(kind))
  }

  private static func kind(_ code: ResultCode, extended: ResultCode) -> Kind {
    switch code {
    case .SQLITE_NOTADB: .notAStore
    case .SQLITE_CORRUPT, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH: .corrupt
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
    case .SQLITE_FULL: .full
    // A full disk shows first where the shared-memory file of the log has to grow.
    case .SQLITE_IOERR where extended == .SQLITE_IOERR_SHMSIZE: .full
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: .readOnly
    default: .io
    }
  }

  private static func message(_ kind: Kind, _ detail: String) -> String {
    switch kind {
    case .missing: "there is no such store"
    case .notAStore: "this file is not a Stemma store (\(detail))"
    case .newerSchema: "this store was made by a newer Stemma"
    case .readOnly: "the store cannot be written (\(detail))"
    case .full: "no space is left to write the store (\(detail))"
    case .busy: "another process keeps the store locked (\(detail))"
    case .corrupt: "the store is damaged (\(detail))"
    case .io: "the store cannot be read or written (\(detail))"
    }
  }

  static func remedy(_ kind: Kind) -> String {
    switch kind {
    case .missing: "record a manifest to create it, or name another with --store"
    case .notAStore: "name the right file with --store"
    case .newerSchema: "update Stemma"
    case .readOnly: "check the permissions of the file and its folder, or copy the store to where it can be written"
    case .full: "free some space and run the command again: nothing acknowledged is lost"
    case .busy: "wait for the other process and run the command again"
    case .corrupt: "restore a copy; nothing was changed"
    case .io: "check the disk and the permissions of the file and its folder"
    }
  }
}
