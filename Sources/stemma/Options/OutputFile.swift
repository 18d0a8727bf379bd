import FoundationEssentials

/// Files that the user asked for with `--out`.
enum OutputFile {
  /// Writes the whole text or nothing.
  /// - Throws: `Failure` with status 4 where it cannot be written.
  static func write(_ text: String, to path: String) throws(Failure) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Failure(.couldNotMeasure, .output, "\(path) cannot be written; check the folder and the free space")
    }
  }
}
