/// Names for the artifacts that folders and files are: the last part of their paths, and more of it where two would
/// have one name, as the `checkpoint-500` of two runs.
struct SubjectNames {
  private var names: [String: String] = [:]

  /// - Parameters:
  ///   - paths: absolute.
  ///   - given: names that a person has given, by path.
  init(_ paths: Set<String>, given: [String: String] = [:]) {
    var open = paths.subtracting(given.keys).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var taken = Set(given.values)
    names = given
    for depth in 1...3 {
      let groups = Dictionary(grouping: open) { Self.name($0, depth) }
      for (name, paths) in groups where paths.count == 1 && !taken.contains(name) { names[paths[0]] = name }
      taken.formUnion(groups.keys)
      open.removeAll { names[$0] != nil }
    }
    for path in open { names[path] = OutsideName.localName(path) }
  }

  subscript(path: String) -> String { names[path] ?? OutsideName.localName(path) }

  /// The last parts of the path as a name; the id and commit of a snapshot in the hub's cache.
  private static func name(_ path: String, _ depth: Int) -> String {
    let parts = path.split(separator: "/")
    if parts.dropLast().last == "snapshots", case .name(let name) = OutsideName(path) { return name }
    let name = parts.suffix(depth).map { OutsideName.segment($0).prefix(200) }.filter { !$0.isEmpty }
      .joined(separator: "/")
    return ArtifactName.problem(name) == nil ? name : OutsideName.localName(path)
  }
}
