import Glibc

/// What lies at the path of a store, found out without touching it.
struct StoreFile {
  enum Content {
    case missing
    /// No bytes: what a process that was killed while creating the store leaves.
    case empty
    /// Starts with the magic bytes of SQLite.
    case database
  }

  /// Absolute, so that SQLite never takes a path such as `file:x?mode=memory` for a URI.
  let path: String
  let content: Content

  init(path: String) throws(StoreError) {
    self.path = path.hasPrefix("/") ? path : Self.currentFolder + "/" + path
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT || errno == ENOTDIR else { throw Self.failure(path, errno) }
      content = .missing
      return
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      let thing = status.st_mode & S_IFMT == S_IFDIR ? "a folder" : "not a regular file"
      throw StoreError(.notAStore, path: path, message: "this is \(thing)", remedy: StoreError.remedy(.notAStore))
    }
    content = status.st_size == 0 ? .empty : try Self.databaseOrError(path)
  }

  private static func databaseOrError(_ path: String) throws(StoreError) -> Content {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, errno) }
    defer { close(descriptor) }
    let magic = Array("SQLite format 3\0".utf8)
    var header = [UInt8](repeating: 0, count: magic.count)
    guard read(descriptor, &header, header.count) == header.count, header == magic else {
      throw StoreError(
        .notAStore, path: path, message: "this file is not a Stemma store (not an SQLite database)",
        remedy: StoreError.remedy(.notAStore))
    }
    return .database
  }

  private static func failure(_ path: String, _ code: Int32) -> StoreError {
    let reason = String(cString: strerror(code))
    return StoreError(.io, path: path, message: "the store cannot be read: \(reason)", remedy: StoreError.remedy(.io))
  }

  private static var currentFolder: String {
    guard let buffer = getcwd(nil, 0) else { return "." }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  var folder: String { String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) + "/" }

  var folderExists: Bool { access(folder, F_OK) == 0 }

  /// Whether both the file, where there is one, and its folder can be written: a write-ahead log needs both.
  var isWritable: Bool { access(folder, W_OK) == 0 && (content == .missing || access(path, W_OK) == 0) }

  /// The ending of what lies beside the file and is part of what it says: a write-ahead log with content, or what a first
  /// load that was killed left to undo. Nil where there is neither.
  var log: String? { ["-wal", "-journal"].first(where: hasContent) }

  var hasWriteAheadLog: Bool { hasContent("-wal") }

  private func hasContent(_ ending: String) -> Bool {
    var status = stat()
    return stat(path + ending, &status) == 0 && status.st_size > 0
  }

  /// Makes the entry of a new file in its folder survive a loss of power.
  func synchroniseFolder() {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
