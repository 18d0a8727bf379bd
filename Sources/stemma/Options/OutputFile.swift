import FoundationEssentials
import Glibc

/// Files that the user asked for with `--out`.
enum OutputFile {
  /// Writes the whole text or nothing; into a device or a pipe, which a file would take the place of, as it goes.
  /// - Throws: `Failure` with status 4 where it cannot be written.
  static func write(_ text: String, to path: String) throws(Failure) {
    do {
      if isSpecial(path) { return try Data(text.utf8).write(to: URL(filePath: path)) }
      // A link stays one: what it leads to is written.
      try Data(text.utf8).write(to: URL(filePath: path).resolvingSymlinksInPath(), options: .atomic)
    } catch {
      throw Failure(.couldNotMeasure, .output, "\(path) cannot be written; check the folder and the free space")
    }
  }

  /// Whether something is there that is neither a file nor a folder.
  private static func isSpecial(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return status.st_mode & S_IFMT != S_IFREG && status.st_mode & S_IFMT != S_IFDIR
  }
}
