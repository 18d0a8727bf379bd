/// The graph index as plain rows: an index over the statements that can be rebuilt from them.
///
/// `statement` is the place of the statement that a row comes from, in the order of recording (`Chronology`). Words are
/// numbers: a `kind` 0 model, 1 dataset; a `role` 0 base, 1 data, 2 judge, 3 prompts, 4 teacher; a `knowledge`
/// 0 inferred, 1 imported, 2 declared, 3 verified; a `method` the id in the table of that name.
package struct GraphRows: Sendable {
  /// A name with one exact set of digests as some statement gives it. Which versions are one and the same is decided
  /// where the graph is loaded.
  package struct Version: Sendable {
    package var id: Int64
    package var name: String
    package var kind: UInt8
    /// Sorted, 33 bytes each: 1 sha256, 2 identity, 3 oms, 4 weights, 5 architecture; then the digest. Empty when unpinned.
    package var digests: [UInt8]

    package init(id: Int64, name: String, kind: UInt8, digests: [UInt8]) {
      self.id = id
      self.name = name
      self.kind = kind
      self.digests = digests
    }
  }

  package struct Description: Sendable {
    package var version: Int64
    package var statement: Int64
    package var location: String?
    /// A JSON object of texts; nil when there is none.
    package var properties: String?

    package init(version: Int64, statement: Int64, location: String?, properties: String?) {
      self.version = version
      self.statement = statement
      self.location = location
      self.properties = properties
    }
  }

  package struct Derivation: Sendable {
    /// Also the place of its statement.
    package var id: Int64
    package var output: Int64
    package var method: UInt8
    package var knowledge: UInt8
    /// SHA-256, 32 bytes.
    package var recipe: [UInt8]?
    /// A JSON object of texts; nil when there is none.
    package var properties: String?

    package init(
      id: Int64, output: Int64, method: UInt8, knowledge: UInt8, recipe: [UInt8]?, properties: String?
    ) {
      self.id = id
      self.output = output
      self.method = method
      self.knowledge = knowledge
      self.recipe = recipe
      self.properties = properties
    }
  }

  package struct Input: Sendable {
    package var derivation: Int64
    package var role: UInt8
    package var parent: Int64
    /// In (0, 1].
    package var share: Double?
    /// From which file and field it was imported.
    package var source: String?

    package init(derivation: Int64, role: UInt8, parent: Int64, share: Double?, source: String? = nil) {
      self.derivation = derivation
      self.role = role
      self.parent = parent
      self.share = share
      self.source = source
    }
  }

  package struct Fact: Sendable {
    package var version: Int64
    package var statement: Int64
    /// Position within the statement, from 0.
    package var position: Int
    package var trait: String
    package var standing: String
    package var basis: String
    package var suite: String?
    package var suiteDigest: String?
    package var identity: String?
    /// In [0, 1].
    package var rate: Double?

    package init(
      version: Int64, statement: Int64, position: Int, trait: String, standing: String, basis: String,
      suite: String? = nil, suiteDigest: String? = nil, identity: String? = nil, rate: Double? = nil
    ) {
      self.version = version
      self.statement = statement
      self.position = position
      self.trait = trait
      self.standing = standing
      self.basis = basis
      self.suite = suite
      self.suiteDigest = suiteDigest
      self.identity = identity
      self.rate = rate
    }
  }

  package struct Retraction: Sendable {
    package var statement: Int64
    package var retracts: Int64

    package init(statement: Int64, retracts: Int64) {
      self.statement = statement
      self.retracts = retracts
    }
  }

  package var versions: [Version] = []
  package var descriptions: [Description] = []
  package var derivations: [Derivation] = []
  package var inputs: [Input] = []
  package var facts: [Fact] = []
  package var retractions: [Retraction] = []

  package init() {}
}
