/// The graph index as plain rows. `statement` is the number of the statement that a row comes from.
package struct GraphRows: Sendable {
  package struct Version: Sendable {
    package var id: Int64
    package var name: String
    package var kind: String
    /// Sorted, separated by blanks; empty when unpinned.
    package var digests: String
  }

  package struct Description: Sendable {
    package var version: Int64
    package var statement: Int64
    package var location: String?
    /// A JSON object of texts.
    package var properties: String

    package init(version: Int64, statement: Int64, location: String?, properties: String) {
      self.version = version
      self.statement = statement
      self.location = location
      self.properties = properties
    }
  }

  package struct Derivation: Sendable {
    /// Also the number of its statement.
    package var id: Int64
    package var output: Int64
    package var method: String
    package var knowledge: String
    package var recipe: String?
    /// A JSON object of texts.
    package var properties: String

    package init(id: Int64, output: Int64, method: String, knowledge: String, recipe: String?, properties: String) {
      self.id = id
      self.output = output
      self.method = method
      self.knowledge = knowledge
      self.recipe = recipe
      self.properties = properties
    }
  }

  package struct Input: Sendable {
    package var child: Int64
    package var parent: Int64
    package var role: String
    package var derivation: Int64
    /// In (0, 1].
    package var share: Double?

    package init(child: Int64, parent: Int64, role: String, derivation: Int64, share: Double?) {
      self.child = child
      self.parent = parent
      self.role = role
      self.derivation = derivation
      self.share = share
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
    package var retracts: String
  }

  /// Number, id and time of a statement.
  package struct Origin: Sendable {
    package var number: Int64
    package var id: String
    package var recordedAt: String
  }

  package var versions: [Version] = []
  package var descriptions: [Description] = []
  package var derivations: [Derivation] = []
  package var inputs: [Input] = []
  package var facts: [Fact] = []
  package var retractions: [Retraction] = []
  package var origins: [Origin] = []
}
