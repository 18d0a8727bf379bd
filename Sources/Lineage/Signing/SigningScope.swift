/// Which files of a folder a model signature is about: all but these (OpenSSF model signing 1.0).
struct SigningScope: Sendable, Equatable {
  /// What belongs to git, which every signature leaves out.
  private static let git = [".git", ".gitattributes", ".github", ".gitignore"]
  /// The usual name of the signature itself.
  private static let signature = "model.sig"

  /// Paths relative to the folder, in the form without `.`, repeated or final slashes; with all that is below them.
  let ignored: Set<String>

  /// - Parameter paths: what is left out besides what belongs to git. As in the reference implementation, a path that
  ///   is absolute has no effect.
  init(ignoring paths: [String]) { ignored = Set(Self.git + paths.compactMap(Self.normal)) }

  /// What `stemma lineage sign` leaves out by itself.
  static let usual = SigningScope(ignoring: [signature])

  /// Whether a file is left out as a rule.
  static func isOutside(_ path: String) -> Bool { usual.isOutside(path) }

  /// Whether a path, or a folder above it, is left out.
  func isOutside(_ path: String) -> Bool {
    if ignored.contains("") { return true }
    let ends = path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") }
    return ignored.contains(path) || ends.contains { ignored.contains(String(path[..<$0])) }
  }

  /// Those that a reader should know of.
  var unusual: [String] { ignored.subtracting(Self.usual.ignored).sorted() }

  /// - Returns: nil for an absolute path; the empty path for the folder itself.
  static func normal(_ path: String) -> String? {
    guard !path.hasPrefix("/") else { return nil }
    return path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }
}
