import FoundationEssentials

/// Paths of artifacts: relative to a manifest when written, relative to the folder of the store when kept.
package enum Location {
  /// The path in a folder, absolute, without `.` and `..`. Symbolic links stay as they are.
  static func absolute(_ path: String, in folder: String) -> String {
    var full = path.hasPrefix("/") ? path : folder + "/" + path
    if !full.hasPrefix("/") { full = FileManager.default.currentDirectoryPath + "/" + full }
    var parts: [Substring] = []
    for part in full.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The folder of a store's file, absolute.
  private static func folder(ofStore storePath: String) -> String {
    let file = absolute(storePath, in: "")
    return String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)])
  }

  /// How the store keeps an absolute path.
  static func stored(_ path: String, storePath: String) -> String {
    let folder = folder(ofStore: storePath)
    if path == folder { return "." }
    return path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.utf8.count + 1)) : path
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Where a location of the store lies now, absolute.
  package static func path(_ location: String, storePath: String) -> String {
    absolute(location, in: folder(ofStore: storePath))
  }
}
