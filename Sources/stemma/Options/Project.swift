import FoundationEssentials
import Lineage

/// Where things are: the nearest folder with a `stemma.yaml`, and what that file says.
struct Project: Sendable {
  /// The folder of `stemma.yaml`; the current folder where there is none.
  var root: String
  /// Nil where there is no `stemma.yaml`.
  var file: String?
  var store: String
  /// The folder with the suites.
  var suites: String
  /// Models behind endpoints, by name.
  var models: [String: ServedModel] = [:]

  static let fileName = "stemma.yaml"

  /// Looks upwards from `folder`, and adds the models of the user's own file.
  static func find(from folder: String, environment: [String: String]) throws(InputError) -> Project {
    var project = try find(from: folder)
    if let file = UserFile.path(environment) {
      let isOutside = project.file == nil || !UserFile.lies(file, in: project.root)
      project.models.merge(try UserFile.models(file, areOwn: isOutside)) { named, _ in named }
    }
    return project
  }

  private static func find(from folder: String) throws(InputError) -> Project {
    var current = URL(filePath: folder).standardizedFileURL
    while true {
      let candidate = current.appending(path: fileName).path
      if FileManager.default.fileExists(atPath: candidate) {
        return try read(candidate, root: current.path)
      }
      let parent = current.deletingLastPathComponent().standardizedFileURL
      if parent.path == current.path { break }
      current = parent
    }
    return Project(root: folder, file: nil, store: folder + "/stemma.sqlite", suites: folder + "/evals")
  }

  private static func read(_ file: String, root: String) throws(InputError) -> Project {
    let document = try Document(file: file)
    try document.allow(["version", "store", "suites", "models", "prices"])
    _ = try document["version"]?.integer(in: 1...1)
    let base = root.hasSuffix("/") ? String(root.dropLast()) : root
    return Project(
      root: base, file: file,
      store: Paths.resolve(try document["store"]?.string() ?? "stemma.sqlite", from: base),
      suites: Paths.resolve(try document["suites"]?.string() ?? "evals", from: base),
      models: try ServedModel.all(document["models"], prices: document["prices"], root: base))
  }
}

/// Path arithmetic on strings.
enum Paths {
  /// `path` as seen from `folder`, without `.` and `..`.
  static func resolve(_ path: String, from folder: String) -> String {
    let joined = path.hasPrefix("/") ? path : folder + "/" + path
    return URL(filePath: joined).standardizedFileURL.path
  }
}
