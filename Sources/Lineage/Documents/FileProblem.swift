import Glibc

/// Why a file cannot be read, found out after the attempt has failed.
enum FileProblem {
  /// Such as `this file cannot be read: Permission denied`; `kind` says what was looked for.
  static func error(_ path: String, label: String? = nil, kind: String = "file") -> InputError {
    InputError(reason(path, kind), file: label ?? path)
  }

  private static func reason(_ path: String, _ kind: String) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else {
      return errno == ENOENT ? "there is no such \(kind)" : "this cannot be read: \(cause)"
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return kind == "file" ? "this is a folder, not a file" : unreadable(path, "folder")
    case S_IFREG: return unreadable(path, "file")
    default: return "this is a pipe, a socket or a device: only files and folders are read"
    }
  }

  private static func unreadable(_ path: String, _ kind: String) -> String {
    access(path, R_OK) == 0 ? "this \(kind) cannot be read" : "this \(kind) cannot be read: \(cause)"
  }

  private static var cause: String { String(cString: strerror(errno)) }
}
