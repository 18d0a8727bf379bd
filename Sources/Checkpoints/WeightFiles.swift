import Glibc

/// The weights of a model: one safetensors file, or the shards of a folder.
///
/// As Hugging Face's loader chooses: `model.safetensors`, else the shards that `model.safetensors.index.json` names,
/// else every safetensors file of the folder. Files lie in the folder itself; an index or a link that leads out of it is
/// refused.
package struct WeightFiles: Sendable {
  package let path: String
  /// All tensors, sorted by the UTF-8 bytes of their names.
  package let tensors: [TensorDescription]
  private let files: [SafetensorsFile]
  private let places: [String: Int]

  package init(path: String) throws(CheckpointError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .systemCall("cannot be examined", file: path) }
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    let shards = try isFolder ? Self.shards(path) : Shards(names: [])
    var files: [SafetensorsFile] = []
    for name in shards.names {
      try Self.requireInside(name, path)
      files.append(try SafetensorsFile(path: path + "/" + name))
    }
    try self.init(path: path, files: isFolder ? files : [SafetensorsFile(path: path)], map: shards.map)
  }

  private init(path: String, files: [SafetensorsFile], map: [String: String]?) throws(CheckpointError) {
    var tensors: [TensorDescription] = []
    var places: [String: Int] = [:]
    for (index, file) in files.enumerated() {
      for tensor in file.tensors where map.map({ file.path.hasSuffix("/" + ($0[tensor.name] ?? "/")) }) ?? true {
        guard places.updateValue(index, forKey: tensor.name) == nil else {
          throw CheckpointError(
            file: file.path, reason: "tensor `\(tensor.name)` is in another file of the folder too",
            remedy: "keep one copy of the weights in the folder")
        }
        tensors.append(tensor)
      }
    }
    if let missing = map?.filter({ places[$0.key] == nil }).min(by: { $0.key < $1.key }) {
      throw CheckpointError(
        file: path + "/" + missing.value, reason: "has no tensor `\(missing.key)`, which the index says it has",
        remedy: "fetch the folder again: its files do not belong together")
    }
    (self.path, self.files, self.places) = (path, files, places)
    self.tensors = tensors.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The file that holds a tensor, if one does.
  package func file(of name: String) -> SafetensorsFile? { places[name].map { files[$0] } }

  /// The description of a tensor, if there is one.
  package func tensor(_ name: String) -> TensorDescription? { file(of: name)?.tensor(name) }

  private struct Shards {
    /// Sorted.
    var names: [String]
    /// The file of each tensor, where an index says so.
    var map: [String: String]?
  }

  private static let indexName = "model.safetensors.index.json"

  private static func shards(_ folder: String) throws(CheckpointError) -> Shards {
    let names = try Self.names(in: folder).filter { $0.hasSuffix(".safetensors") || $0 == indexName }
    if names.contains("model.safetensors") { return Shards(names: ["model.safetensors"]) }
    if names.contains(indexName) { return try index(folder + "/" + indexName) }
    guard !names.isEmpty else {
      throw CheckpointError(
        file: folder, reason: "holds no *.safetensors file",
        remedy: "convert the weights to safetensors; pickled weights are never read")
    }
    return Shards(names: names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  private static func index(_ path: String) throws(CheckpointError) -> Shards {
    guard let members = try JSONFile.object(path)["weight_map"]?.members else {
      throw CheckpointError(file: path, reason: "`weight_map` is not an object")
    }
    var map: [String: String] = [:]
    for member in members {
      guard let name = member.value.string, !name.isEmpty, !name.contains("/"), name != "..", name != "." else {
        throw CheckpointError(
          file: path, reason: "`weight_map.\(member.key)` does not name a file of the folder itself")
      }
      map[member.key] = name
    }
    return Shards(names: Set(map.values).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, map: map)
  }

  private static func requireInside(_ name: String, _ folder: String) throws(CheckpointError) {
    guard let root = real(folder), let target = real(folder + "/" + name) else {
      throw .systemCall("cannot be examined", file: folder + "/" + name)
    }
    guard target.hasPrefix(root + "/") else {
      throw CheckpointError(
        file: folder + "/" + name, reason: "is a link that leads out of the folder, to \(target)",
        remedy: "put a copy of the file in its place")
    }
  }

  private static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(validatingCString: resolved)
  }

  private static func names(in folder: String) throws(CheckpointError) -> [String] {
    guard let directory = opendir(folder) else { throw .systemCall("cannot be read", file: folder) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if let name = String(validating: bytes, as: UTF8.self) { names.append(name) }
    }
    return names
  }
}
