import Lineage

/// What makes two trainings the same kind of training, and where their data came from.
struct Training {
  typealias NodeID = LineageGraph.NodeID

  let node: NodeID
  /// The models that it directly started from, sorted.
  let bases: [NodeID]
  let methods: [DerivationMethod]
  /// nil where a derivation does not record its recipe.
  let recipes: [String]?
  /// The models that wrote or judged its data, sorted.
  let generators: [NodeID]
  /// The datasets from which all its data came, sorted.
  let sources: [NodeID]

  init(of node: NodeID, in graph: LineageGraph) {
    self.node = node
    bases = Set(graph.inputs(of: node).filter(\.isInitialisation).map(\.from)).sorted()
    let derivations = graph[node].derivations
    methods = derivations.map(\.method)
    let recipes = derivations.compactMap(\.recipe)
    self.recipes = recipes.count == derivations.count && !recipes.isEmpty ? recipes : nil
    let data = Routes(to: node, in: graph) { $0.role == .data }.starts
    let writers = data.flatMap { graph.inputs(of: $0).filter { $0.role == .teacher || $0.role == .judge } }
    generators = Set(writers.map(\.from)).sorted()
    sources = Set(data).sorted()
  }

  /// Why a model of this training is no control of a candidate; nil when it is one.
  func difference(from candidate: Training, _ subject: RiskSubject) -> String? {
    formDifference(from: candidate, subject) ?? taint(beside: candidate, subject)
      ?? dataDifference(from: candidate, subject)
  }

  /// Whether its data came from where the candidate's did.
  func hasSource(of candidate: Training) -> Bool {
    generators == candidate.generators && (!generators.isEmpty || sources == candidate.sources && !sources.isEmpty)
  }

  /// What differs but the data; nil where nothing does.
  func formDifference(from candidate: Training, _ subject: RiskSubject) -> String? {
    if bases != candidate.bases { return "it started from other models too" }
    if methods != candidate.methods {
      return "it was made by another method (\(methods.map(\.rawValue).joined(separator: ", ")))"
    }
    guard let wanted = candidate.recipes else { return "the recipe of the candidate is not recorded" }
    guard let recipes else { return "its recipe is not recorded" }
    return recipes != wanted ? "its recipe is another" : nil
  }

  /// A generator of which nothing is known may have the trait: unknown never counts as without it.
  private func dataDifference(from candidate: Training, _ subject: RiskSubject) -> String? {
    if generators.isEmpty && !candidate.generators.isEmpty { return "no model wrote its data" }
    let unknown = generators.first { !isUnmodified($0, candidate, subject) && subject.isOpen($0) }
    return unknown.map { "\(subject.name($0)), which wrote its data, was not evaluated" }
  }

  /// Why a model cannot show what training without the trait does, whoever names it as a control: it may have the trait
  /// itself. Nil when nothing in the record says so.
  func taint(beside candidate: Training, _ subject: RiskSubject) -> String? {
    if let trait = subject.carried(by: node).first { return "it is itself recorded to carry \(trait)" }
    for generator in generators {
      let name = subject.name(generator)
      let taints = subject.graph.taints(at: generator, weights: subject.hopWeights)
      if let trait = taints.first?.trait { return "\(name), which wrote its data, may carry \(trait)" }
      if candidate.generators.contains(generator), !isUnmodified(generator, candidate, subject) {
        // Whatever that model passes on, it passed on to both: a replicate of the candidate would hide it.
        return "\(name) also wrote the data of the candidate"
      }
    }
    return nil
  }

  /// A generator that teaches nothing which was trained into it on purpose: a pretrained model, or the very model that
  /// the candidate started from.
  private func isUnmodified(_ generator: NodeID, _ candidate: Training, _ subject: RiskSubject) -> Bool {
    candidate.bases.contains(generator)
      || subject.graph[generator].derivations.contains { $0.method == .pretrained }
  }
}
