extension PackedGraph {
  func digests(of node: Int) -> [Digest] {
    let (starts, texts): (Column<UInt32>, Column<UInt32>) = (column(.digestStart), column(.digests))
    return starts.rows(of: node, limit: texts.count).compactMap { PackedText.digest(rawText(Int(texts[$0]))) }
  }

  func location(of node: Int) -> String? {
    let column: Column<UInt32> = column(.location)
    return optionalText(column[node])
  }

  func properties(of node: Int) -> [String: String] {
    let column: Column<UInt32> = column(.properties)
    return properties(column[node])
  }

  /// - Parameter number: of a text that is a JSON object of texts.
  private func properties(_ number: UInt32) -> [String: String] {
    guard number != GraphDraft.none, let members = (try? JSONValue(parsing: text(number)))?.object else { return [:] }
    return members.compactMapValues(\.string)
  }

  func hasDerivations(_ node: Int) -> Bool {
    let starts: Column<UInt32> = column(.derivationStart)
    return starts[node + 1] > starts[node]
  }

  func derivations(of node: Int) -> [LineageGraph.Derivation] {
    let statements: Column<UInt32> = column(.derivationStatement)
    let marks: Column<UInt8> = column(.derivationMark)
    let recipes: Column<UInt32> = column(.derivationRecipe)
    let properties: Column<UInt32> = column(.derivationProperties)
    let starts: Column<UInt32> = column(.derivationStart)
    return starts.rows(of: node, limit: statements.count).map { row in
      LineageGraph.Derivation(
        statement: text(statements[row]), method: PackedMark.method(marks[row]),
        knowledge: PackedMark.knowledge(marks[row]), recipe: optionalText(recipes[row]),
        properties: self.properties(properties[row]))
    }
  }

  /// Every trait that some node carries.
  var carriedTraits: [String] {
    let column: Column<UInt32> = column(.carriedTraits)
    return (0..<column.count).map { text(column[$0]) }
  }

  func facts(of node: Int) -> [TraitFact] {
    let (starts, traits): (Column<UInt32>, Column<UInt32>) = (column(.factStart), column(.factTrait))
    return starts.rows(of: node, limit: traits.count).map(fact)
  }

  private func fact(_ row: Int) -> TraitFact {
    func text(_ section: GraphSection) -> String? {
      let column: Column<UInt32> = column(section)
      return optionalText(column[row])
    }
    let (marks, rates): (Column<UInt8>, Column<UInt64>) = (column(.factMark), column(.factRate))
    let rate = Double(bitPattern: rates[row])
    return TraitFact(
      trait: text(.factTrait) ?? "", standing: FactMark.standing(marks[row]), basis: FactMark.basis(marks[row]),
      statement: text(.factStatement) ?? "", suite: text(.factSuite), suiteDigest: text(.factSuiteDigest),
      modelIdentity: text(.factIdentity).flatMap { Digest($0) }, recordedAt: text(.factRecordedAt),
      rate: rate.isFinite ? rate : nil)
  }

  /// - Parameters:
  ///   - index: number of the edge, by output.
  ///   - node: its output.
  func edge(_ index: Int, to node: Int) -> LineageGraph.Edge {
    let statements: Column<UInt32> = column(.edgeStatement)
    let word = PackedEdge(word: inputs[index])
    return LineageGraph.Edge(
      from: end(word), to: node, role: word.role, method: PackedMark.method(edgeMark[index]),
      knowledge: PackedMark.knowledge(edgeMark[index]), share: share(index),
      statement: optionalText(statements[index]) ?? "")
  }

  /// The output of an edge. O(log nodes).
  func output(ofEdge index: Int) -> Int {
    // The last node whose inputs start at or before the edge.
    max(0, (0..<nodeCount).partitionPoint { Int(inputStart[$0]) > index } - 1)
  }
}
