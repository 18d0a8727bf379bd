/// The columns of a packed graph in the order in which they lie in its memory.
///
/// Everything that has a name is written as the number of a text. Lists of unequal length are two columns: the rows of
/// all items one after the other, and where those of each item start (one entry more than there are items).
enum GraphSection: Int, CaseIterable {
  /// The bytes of all texts, and where each starts.
  case textBytes, textStart
  /// The text that is the name of each node, and its `NodeFlags`.
  case name, nodeFlags
  /// Nodes by name, and the place of each node in that order.
  case byName, nameRank
  /// Edges by output: `PackedEdge` with the input, and by input: `PackedEdge` with the output, and its number by output.
  case inputStart, inputs, outputStart, outputs, outputIndex
  /// `PackedMark` and the text of the statement of each edge by output.
  case edgeMark, edgeStatement
  /// The edges that have a share, ascending, and the bits of the shares.
  case sharedEdge, share
  /// Texts of the digests of each node.
  case digestStart, digests
  /// Texts; `GraphDraft.none` where there is none.
  case location, properties
  /// Derivations of each node.
  case derivationStart, derivationStatement, derivationMark, derivationRecipe, derivationProperties
  /// Facts about traits of each node; the rate as bits, those of NaN where there is none.
  case factStart, factTrait, factMark, factStatement, factSuite, factSuiteDigest, factIdentity, factRecordedAt, factRate
  /// Texts of the traits that something carries.
  case carriedTraits
  /// For each node the number of a set of sources (see `BaseSets`), and the members of each set.
  case baseSet, baseSetStart, baseSetMembers
  /// The node of each version in the store, by its id less 1; none where nothing mentions it. Empty for a graph that was
  /// made from no store.
  case versionNode

  /// Bytes of an element.
  var stride: Int {
    switch self {
    case .textBytes, .nodeFlags, .edgeMark, .derivationMark, .factMark: 1
    case .share, .factRate: 8
    default: 4
    }
  }
}
