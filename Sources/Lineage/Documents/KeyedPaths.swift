/// What `--map` says: `key=column` or `key=path` pairs divided by commas, each key once.
package enum KeyedPaths {
  /// - Throws: `InputError` for anything else.
  package static func read(_ text: String) throws(InputError) -> [String: String] {
    var paths: [String: String] = [:]
    for pair in text.split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw InputError("expected key=value, not '\(pair)'", field: "--map") }
      guard paths.updateValue(parts[1], forKey: parts[0]) == nil else {
        throw InputError("'\(parts[0])' is given twice", field: "--map")
      }
    }
    return paths
  }
}
