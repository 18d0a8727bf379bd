import FoundationEssentials

/// Finds the files of an import and the artifacts that its folders and files are.
struct ImportWalk {
  struct Found {
    /// Absolute.
    var path: String
    /// As it is shown: relative to what was imported, with the name of that in front.
    var label: String
    var subject: ArtifactReference
  }

  /// In the order of their paths.
  private(set) var files: [Found] = []
  /// Names of folders and files, by absolute path.
  private(set) var subjects: [String: String] = [:]

  private static let most = 1_000_000

  private var found: [(path: String, label: String)] = []
  private var folders: [String] = []

  /// - Parameter name: the name of the artifact that the one path is; nil to take it from the path.
  init(_ paths: [String], name: String?) throws(InputError) {
    if let name, let problem = ArtifactName.problem(name) { throw InputError(problem, field: "--name") }
    var given: [String: String] = [:]
    var seen: Set<String> = []
    for path in paths {
      let full = Location.absolute(path, in: "")
      guard seen.insert(full).inserted else { continue }
      var isFolder = false
      guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder) else {
        throw FileProblem.error(path, kind: "file or folder")
      }
      given[isFolder ? full : SubjectPath.of(file: full)] = name
      let label = full.split(separator: "/").last.map(String.init) ?? "folder"
      if isFolder { try walk(full, label) } else { found.append((full, label)) }
    }
    nameSubjects(given)
  }

  private mutating func nameSubjects(_ given: [String: String]) {
    let owners = found.map { SubjectPath.of(file: $0.path) }
    let names = SubjectNames(Set(owners + folders), given: given)
    for folder in folders { subjects[folder] = names[folder] }
    for (file, owner) in zip(found, owners) {
      let name = names[owner]
      subjects[file.path] = name
      files.append(Found(path: file.path, label: file.label, subject: ArtifactReference(name: name)))
    }
    (found, folders) = ([], [])
  }

  /// Hidden folders are left alone, except for the one in which cards keep results. Links to files are followed, because
  /// the hub's cache is made of them; links to folders are not, because they may go round in circles.
  private mutating func walk(_ folder: String, _ label: String) throws(InputError) {
    folders.append(folder)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw FileProblem.error(folder, kind: "folder")
    }
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let path = folder == "/" ? "/" + name : folder + "/" + name
      var isFolder = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
      if !isFolder {
        guard found.count < Self.most else { throw InputError("more than \(Self.most) files", file: folder) }
        found.append((path, "\(label)/\(name)"))
      } else if !name.hasPrefix(".") || name == ".eval_results",
        (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) == nil
      {
        try walk(path, "\(label)/\(name)")
      }
    }
  }
}
