package import Lineage

/// The part of the lineage that one gate looked at, as nodes and edges to draw.
///
/// Cycles and edges to unknown nodes do no harm: the first are drawn, the second are left out.
package struct LineagePicture: Sendable, Equatable {
  package struct Node: Sendable, Equatable {
    /// Unique in the picture; the name serves where a name has one version only.
    package var id: String
    package var name: String
    package var kind: ArtifactKind
    package var role: GateRole
    /// Whether a declaration or a verdict says that it carries a flagged trait.
    package var carriesTrait: Bool

    package init(id: String? = nil, name: String, kind: ArtifactKind, role: GateRole, carriesTrait: Bool = false) {
      self.id = id ?? name
      self.name = name
      self.kind = kind
      self.role = role
      self.carriesTrait = carriesTrait
    }
  }

  /// From an input to what was made of it.
  package struct Edge: Sendable, Equatable, Hashable {
    package var from: String
    package var to: String
    /// The method and role in a few words: `finetuned from (base)`.
    package var words: String
    package var known: Knowledge

    package init(from: String, to: String, words: String, known: Knowledge) {
      self.from = from
      self.to = to
      self.words = words
      self.known = known
    }
  }

  package var nodes: [Node]
  package var edges: [Edge]

  package init(nodes: [Node] = [], edges: [Edge] = []) {
    self.nodes = nodes
    self.edges = edges
  }
}
