import FoundationEssentials
import Glibc

/// The few file operations that the lab needs, with errors that name the file and the system's reason.
enum LabFiles {
  static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// Nil when there is no such file or it cannot be read.
  static func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).flatMap { String(validating: $0, as: UTF8.self) }
  }

  static func write(_ text: String, to path: String) throws(LabError) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path))
    } catch {
      throw failure("cannot be written", path, error)
    }
  }

  /// Makes a folder and its parents; an existing one is left as it is.
  static func makeFolder(_ path: String) throws(LabError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw failure("the folder cannot be made", path, error)
    }
  }

  /// Removes a file or folder, if it is there.
  static func remove(_ path: String) throws(LabError) {
    guard exists(path) else { return }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw failure("cannot be removed", path, error)
    }
  }

  /// Gives a finished file or folder its name, in one step.
  static func move(_ path: String, to target: String) throws(LabError) {
    guard Glibc.rename(path, target) != 0 else { return }
    throw LabError(file: target, reason: "cannot be put into place: \(String(cString: strerror(errno)))")
  }

  private static func failure(_ what: String, _ path: String, _ error: any Error) -> LabError {
    let cause = (error as? CocoaError)?.underlying as? POSIXError
    let reason = cause.map { String(cString: strerror($0.code.rawValue)) } ?? "\(error)"
    return LabError(
      file: path, reason: "\(what): \(reason)", remedy: "make room or rights there, or choose another folder with --out"
    )
  }
}
