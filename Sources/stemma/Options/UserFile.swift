import FoundationEssentials
import Lineage

/// The user's own configuration, for all projects: models that need no permission to start their servers.
enum UserFile {
  /// `stemma/stemma.yaml` in the folder of configurations; nil where the environment names none.
  static func path(_ environment: [String: String]) -> String? {
    if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") { return folder + "/stemma/stemma.yaml" }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.config/stemma/stemma.yaml"
  }

  /// What lies in a project belongs to whoever wrote the project.
  static func lies(_ file: String, in root: String) -> Bool {
    let places = [file, root].map { URL(filePath: $0).resolvingSymlinksInPath().path }
    return places[0].hasPrefix(places[1].hasSuffix("/") ? places[1] : places[1] + "/")
  }

  /// None where there is no such file.
  static func models(_ file: String, areOwn: Bool) throws(InputError) -> [String: ServedModel] {
    guard FileManager.default.fileExists(atPath: file) else { return [:] }
    let document = try Document(file: file)
    try document.allow(["version", "models", "prices"])
    _ = try document["version"]?.integer(in: 1...1)
    let folder = URL(filePath: file).deletingLastPathComponent().path
    return try ServedModel.all(document["models"], prices: document["prices"], root: folder).mapValues { model in
      var model = model
      model.isOwn = areOwn
      return model
    }
  }
}
