import Glibc

/// Lists the files of a folder for hashing. The folder may be hostile: nothing outside it is read.
///
/// A symbolic link counts as the file that it leads to when this lies inside the folder. Links that lead out of it, to
/// nothing or to a folder (which could go round in circles), sockets, devices, FIFOs, and names that are not UTF-8 or
/// have a line break are errors.
enum FolderWalk {
  struct File: Sendable, Equatable {
    /// Relative to the folder.
    var path: String
    var isLink = false
  }

  /// The files, sorted by the code points of their paths.
  /// - Parameter isIgnored: whether a file or folder, given by its path relative to the folder, is passed over with all
  ///   that is in it.
  static func files(
    in folder: String, ignoring isIgnored: (String) -> Bool = { _ in false }
  ) throws(InputError) -> [File] {
    guard let root = real(folder) else { throw FileProblem.error(folder, kind: "folder") }
    var files: [File] = []
    var waiting = [""]
    while let subfolder = waiting.popLast() {
      for name in try names(in: root + "/" + subfolder) {
        let path = subfolder + name
        if isIgnored(path) { continue }
        switch try kind(root, path) {
        case .folder: waiting.append(path + "/")
        case .file: files.append(File(path: path))
        case .link: files.append(File(path: path, isLink: true))
        }
      }
    }
    return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private enum Kind { case file, folder, link }

  private static func kind(_ root: String, _ relative: String) throws(InputError) -> Kind {
    let path = root + "/" + relative
    var status = stat()
    guard lstat(path, &status) == 0 else { throw FileContent.unreadable(path) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK:
      try checkLink(path, root)
      return .link
    default:
      throw InputError("this is a socket, device or FIFO, which has no content to hash; remove it", file: path)
    }
  }

  private static func checkLink(_ path: String, _ root: String) throws(InputError) {
    guard let target = real(path) else { throw InputError("the symbolic link leads to nothing", file: path) }
    guard target.hasPrefix(root + "/") else {
      throw InputError(
        "the symbolic link leads out of the folder, to \(target); put a copy of the file in its place", file: path)
    }
    var status = stat()
    guard stat(target, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw InputError("the symbolic link does not lead to a regular file; only links to files are hashed", file: path)
    }
  }

  private static func names(in folder: String) throws(InputError) -> [String] {
    guard let directory = opendir(folder) else {
      throw InputError("the folder cannot be read: \(String(cString: strerror(errno)))", file: folder)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard let name = String(validating: bytes, as: UTF8.self), !bytes.contains(0x0A) else {
        throw InputError("a file name is not UTF-8 or has a line break: rename the file", file: folder)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(validatingCString: resolved)
  }
}
