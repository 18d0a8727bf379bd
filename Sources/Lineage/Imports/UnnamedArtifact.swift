/// Names for artifacts of which a file says that they exist and not which they are: the teacher of a distillation
/// without its name, the model behind a data set that is tagged as synthetic. Leaving them out would make the output
/// look as if no model had had a part in it.
package enum UnnamedArtifact {
  private static let prefix = "unnamed/"

  /// `unnamed/<8 hexadecimal digits>/teacher-of-<output>`: the same for the same output, another for each output.
  package static func reference(_ part: String, of output: ArtifactReference) -> ArtifactReference {
    let plain = output.name.prefix { $0 != "@" }
    let last = OutsideName.segment(
      plain[(plain.lastIndex(of: "/").map { plain.index(after: $0) } ?? plain.startIndex)...])
    let digits = SHA256Text.hex("\(part) of \(output.name)").prefix(8)
    return ArtifactReference(name: "\(prefix)\(digits)/\(part)-of-\(last.prefix(100))")
  }

  package static func isUnnamed(_ name: String) -> Bool { name.hasPrefix(prefix) }
}
