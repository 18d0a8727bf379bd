/// A graph while it is being made, or what is added to one: columns in the order in which things come. A node comes
/// before whatever is about it.
struct GraphDraft {
  static let none = UInt32.max

  /// How many nodes the graph has to which this is added; the first one here has this number.
  let firstNode: Int
  var texts: PackedTexts
  /// Texts.
  var names: [UInt32] = []
  var flags: [UInt8] = []
  /// Nodes by name, then by number; nil where it has to be found out.
  var byName: [UInt32]?
  var location: [UInt32] = []
  var properties: [UInt32] = []
  /// What becomes of nodes before the first: more flags, another location, other properties.
  var addedFlags: [Int: UInt8] = [:]
  var newLocation: [Int: UInt32] = [:]
  var newProperties: [Int: UInt32] = [:]
  /// Places in the order of names, and the nodes that stand there instead; ascending.
  var newNames: [(places: Range<Int>, nodes: [UInt32])] = []

  /// The node of each version in the store; see `GraphSection.versionNode`.
  var versionNode: [UInt32] = []

  var digestNode: [UInt32] = []
  var digests: [UInt32] = []

  struct Derivations {
    var node: [UInt32] = []
    var statement: [UInt32] = []
    var mark: [UInt8] = []
    var recipe: [UInt32] = []
    var properties: [UInt32] = []
  }

  struct Facts {
    var node: [UInt32] = []
    var trait: [UInt32] = []
    var mark: [UInt8] = []
    var statement: [UInt32] = []
    var suite: [UInt32] = []
    var suiteDigest: [UInt32] = []
    var identity: [UInt32] = []
    var recordedAt: [UInt32] = []
    var rate: [UInt64] = []
  }

  struct Edges {
    var from: [UInt32] = []
    var to: [UInt32] = []
    var tag: [UInt8] = []
    var mark: [UInt8] = []
    var statement: [UInt32] = []
    /// By row of the edge, ascending.
    var shares: [(row: UInt32, share: Double)] = []

    mutating func append(
      from: UInt32, to: UInt32, role: InputRole, method: DerivationMethod, knowledge: Knowledge, share: Double?,
      statement: UInt32
    ) {
      if let share { shares.append((UInt32(self.from.count), share)) }
      self.from.append(from)
      self.to.append(to)
      tag.append(PackedEdge.tag(role, method))
      mark.append(PackedMark.byte(method, knowledge, flag: share != nil))
      self.statement.append(statement)
    }
  }

  var derivations = Derivations()
  var facts = Facts()
  var edges = Edges()

  var nodeCount: Int { firstNode + flags.count }

  init(addedTo graph: PackedGraph? = nil) {
    firstNode = graph?.nodeCount ?? 0
    texts = graph.map { PackedTexts(after: $0) } ?? PackedTexts()
  }

  mutating func mark(_ node: Int, _ flag: UInt8) {
    if node < firstNode { addedFlags[node, default: 0] |= flag } else { flags[node - firstNode] |= flag }
  }

  mutating func setLocation(_ text: UInt32, of node: Int) {
    if node < firstNode { newLocation[node] = text } else { location[node - firstNode] = text }
  }

  mutating func setProperties(_ text: UInt32, of node: Int) {
    if node < firstNode { newProperties[node] = text } else { properties[node - firstNode] = text }
  }

  /// - Parameters:
  ///   - name: a text.
  ///   - isDescribed: whether some statement is about it, and not only refers to it.
  mutating func addNode(name: UInt32, kind: ArtifactKind, isDescribed: Bool) {
    names.append(name)
    flags.append((kind == .dataset ? NodeFlags.dataset : 0) | (isDescribed ? NodeFlags.described : 0))
    location.append(Self.none)
    properties.append(Self.none)
  }

  /// - Parameter text: that of the digest.
  mutating func addDigest(_ text: UInt32, _ scheme: Digest.Scheme, to node: Int) {
    digestNode.append(UInt32(node))
    digests.append(text)
    if scheme == .sha256 || scheme == .weights { mark(node, NodeFlags.pinned) }
  }

  mutating func addDerivation(
    of node: Int, statement: UInt32, method: DerivationMethod, knowledge: Knowledge, recipe: UInt32, properties: UInt32
  ) {
    derivations.node.append(UInt32(node))
    derivations.statement.append(statement)
    derivations.mark.append(PackedMark.byte(method, knowledge))
    derivations.recipe.append(recipe)
    derivations.properties.append(properties)
    if method == .pretrained { mark(node, NodeFlags.root) }
  }

  mutating func add(_ fact: TraitFact, to node: Int) {
    facts.node.append(UInt32(node))
    facts.trait.append(texts.intern(fact.trait))
    facts.mark.append(FactMark.byte(fact.standing, fact.basis))
    facts.statement.append(texts.intern(fact.statement))
    facts.suite.append(optional(fact.suite))
    facts.suiteDigest.append(optional(fact.suiteDigest))
    facts.identity.append(optional(fact.modelIdentity?.description))
    facts.recordedAt.append(optional(fact.recordedAt))
    facts.rate.append((fact.rate ?? .nan).bitPattern)
    if fact.standing == .carries { mark(node, NodeFlags.carrier) }
  }

  /// The number of a text that many items share; `none` for nil.
  mutating func optional(_ text: String?) -> UInt32 { text.map { texts.intern($0) } ?? Self.none }
}

/// What is known of a node in one byte.
enum NodeFlags {
  static let dataset: UInt8 = 1
  /// Has a primary or a weights digest.
  static let pinned: UInt8 = 2
  /// Trained from random weights.
  static let root: UInt8 = 4
  /// Carries some trait by declaration or verdict.
  static let carrier: UInt8 = 8
  /// Some statement is about it; without this it is only referred to.
  static let described: UInt8 = 16
}

/// Standing and basis of a fact in a byte.
enum FactMark {
  private static let standings = TraitFact.Standing.allCases
  private static let bases: [TraitFact.Basis] = [.declared, .evaluation, .verdict]

  static func byte(_ standing: TraitFact.Standing, _ basis: TraitFact.Basis) -> UInt8 {
    UInt8(standings.firstIndex(of: standing) ?? 0) | UInt8(bases.firstIndex(of: basis) ?? 0) << 4
  }

  static func standing(_ byte: UInt8) -> TraitFact.Standing { standings[Int(byte & 3)] }

  static func basis(_ byte: UInt8) -> TraitFact.Basis { bases[min(Int(byte >> 4), bases.count - 1)] }
}
