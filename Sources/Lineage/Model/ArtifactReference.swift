/// A name, with the digests by which one version of it is meant; without any, whatever the name stands for.
package struct ArtifactReference: Sendable, Hashable {
  package var name: String
  /// Sorted, without repetitions.
  package let digests: [Digest]

  package init(name: String, digests: [Digest] = []) {
    self.name = name
    self.digests = Set(digests).sorted()
  }

  var json: JSONValue {
    .members([
      "name": .string(name),
      "digests": digests.isEmpty ? nil : .array(digests.map { .string($0.description) }),
    ])
  }

  init(_ fields: JSONFields) throws(InputError) {
    self.init(name: try fields.string("name"), digests: try fields.digests("digests"))
  }

  func validate() throws(InputError) {
    if let problem = ArtifactName.problem(name) { throw InputError(problem) }
  }
}
