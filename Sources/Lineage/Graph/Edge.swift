extension LineageGraph {
  /// One activity that made a node, without its inputs (these are the edges).
  package struct Derivation: Sendable, Equatable {
    /// The id of the statement.
    package var statement: String
    package var method: DerivationMethod
    package var knowledge: Knowledge
    /// Digest of everything that makes two trainings the same kind of training (data size bucket, epochs, optimiser,
    /// format); nil when the recipe is not recorded.
    package var recipe: String?
    /// Method-specific facts, as recorded (`temperature`, `seed-policy`, `filter`, …).
    package var properties: [String: String]

    package init(
      statement: String, method: DerivationMethod, knowledge: Knowledge, recipe: String? = nil,
      properties: [String: String] = [:]
    ) {
      self.statement = statement
      self.method = method
      self.knowledge = knowledge
      self.recipe = recipe
      self.properties = properties
    }
  }

  /// One input of one derivation.
  package struct Edge: Sendable, Equatable {
    /// The input.
    package var from: NodeID
    /// The output.
    package var to: NodeID
    package var role: InputRole
    package var method: DerivationMethod
    package var knowledge: Knowledge
    /// Share of the output's data, in (0, 1]; nil when not recorded.
    package var share: Double?
    /// The id of the derivation's statement; empty in a graph that was not recorded.
    package var statement: String

    package init(
      from: NodeID, to: NodeID, role: InputRole, method: DerivationMethod, knowledge: Knowledge, share: Double? = nil,
      statement: String = ""
    ) {
      self.from = from
      self.to = to
      self.role = role
      self.method = method
      self.knowledge = knowledge
      self.share = share
      self.statement = statement
    }

    /// Whether the output starts from this input's weights.
    package var isInitialisation: Bool { role == .base && method.keepsInitialisation }

    /// Whether this input's content reaches the output as data or as another model's outputs.
    package var isData: Bool { role == .data || role == .teacher || role == .judge }
  }
}
