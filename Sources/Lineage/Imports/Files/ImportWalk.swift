import FoundationEssentials

/// Finds the files of an import and the artifacts that its folders are.
struct ImportWalk {
  struct Found {
    var path: String
    var label: String
    var subject: ArtifactReference
  }

  /// In the order of their paths.
  private(set) var files: [Found] = []
  /// Names of folders and single files, by absolute path.
  private(set) var subjects: [String: String] = [:]

  private static let most = 1_000_000
  /// Names that a file has in every model folder; such a file describes its folder.
  private static let usual: Set<String> = [
    "readme.md", "config.json", "adapter_config.json", "generation_config.json", "tokenizer_config.json",
    "training_args.json", "training_args.yaml", "trainer_state.json", "mergekit_config.yml", "mergekit_config.yaml",
    "mergekit_moe_config.yml", "modelfile", "mlmodel", "meta.yaml", "model.sig", "model.safetensors.index.json",
    "pipeline.yaml", "dataset_info.json", "dataset_infos.json", "config.yaml", "axolotl_config.yml",
    "pytorch_model.bin",
    "model.safetensors", "adapter_model.safetensors", "adapter_model.bin", "wandb-metadata.json", "training_args.bin",
  ]

  /// - Parameter name: the name of the artifact that the one path is; nil to take it from the path.
  init(_ paths: [String], name: String?) throws(InputError) {
    for path in paths {
      let full = Location.absolute(path, in: "")
      var isFolder = false
      guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder) else {
        throw InputError("there is no such file or folder", file: path)
      }
      let label = Self.last(full)
      if isFolder {
        let subject = if let name = try Self.checked(name) { name } else { try Self.subject(ofFolder: full) }
        try walk(full, label, subject)
      } else {
        files.append(Found(path: full, label: label, subject: try Self.subject(ofFile: full, name)))
        subjects[full] = files.last?.subject.name
      }
    }
  }

  /// Hidden folders are left alone, except for the one in which cards keep results. Links to files are followed, because
  /// the hub's cache is made of them; links to folders are not, because they may go round in circles.
  private mutating func walk(_ folder: String, _ label: String, _ subject: String) throws(InputError) {
    subjects[folder] = subject
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw InputError("the folder cannot be read", file: folder)
    }
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let path = folder + "/" + name
      var isFolder = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
      if !isFolder {
        guard files.count < Self.most else { throw InputError("more than \(Self.most) files", file: folder) }
        let stem = Self.usual.contains(name.lowercased()) ? subject : Self.stem(name)
        files.append(Found(path: path, label: "\(label)/\(name)", subject: ArtifactReference(name: stem)))
      } else if !name.hasPrefix("."), (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) == nil {
        try walk(path, "\(label)/\(name)", try Self.subject(ofFolder: path))
      }
    }
  }

  private static func checked(_ name: String?) throws(InputError) -> String? {
    if let name, let problem = ArtifactName.problem(name) { throw InputError(problem, field: "--name") }
    return name
  }

  private static func subject(ofFile path: String, _ name: String?) throws(InputError) -> ArtifactReference {
    if let name = try checked(name) { return ArtifactReference(name: name) }
    let file = last(path)
    guard usual.contains(file.lowercased()) else { return ArtifactReference(name: stem(file)) }
    return ArtifactReference(name: try subject(ofFolder: String(path.dropLast(file.count + 1))))
  }

  /// The id and commit of a snapshot in the hub's cache, otherwise the folder's own name.
  private static func subject(ofFolder path: String) throws(InputError) -> String {
    if path.contains("--"), path.contains("/snapshots/"), case .name(let name) = OutsideName(path) { return name }
    let name = OutsideName.segment(last(path)[...])
    return ArtifactName.problem(name) == nil ? name : "folder"
  }

  private static func stem(_ file: String) -> String {
    let stem = file.lastIndex(of: ".").flatMap { $0 > file.startIndex ? file[..<$0] : nil } ?? file[...]
    let name = String(OutsideName.segment(stem).prefix(200))
    return ArtifactName.problem(name) == nil ? name : "file"
  }

  private static func last(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? "folder"
  }
}
