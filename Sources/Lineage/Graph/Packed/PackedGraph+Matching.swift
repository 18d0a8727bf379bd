extension PackedGraph {
  /// Whether every column has as many rows as go with the others, so that rows can be added to it by number. What the
  /// rows say is checked by whoever goes by it: a look at each would cost more than what is done with them. O(1).
  var hasMatchingColumns: Bool {
    let perNode: [GraphSection] = [.location, .properties]
    return perNode.allSatisfy { rows($0) == nodeCount } && rows(.edgeStatement) == edgeCount
      && rows(.share) == rows(.sharedEdge) && areLists
  }

  private var areLists: Bool {
    let ofNodes: [(start: GraphSection, rows: [GraphSection])] = [
      (.inputStart, [.inputs]), (.outputStart, [.outputs]), (.digestStart, [.digests]),
      (.derivationStart, [.derivationStatement, .derivationMark, .derivationRecipe, .derivationProperties]),
      (
        .factStart,
        [
          .factTrait, .factMark, .factStatement, .factSuite, .factSuiteDigest, .factIdentity, .factRecordedAt,
          .factRate,
        ]
      ),
    ]
    return ofNodes.allSatisfy { rows($0.start) == nodeCount + 1 && isList($0.start, of: $0.rows) }
      && isList(.textStart, of: [.textBytes]) && rows(.baseSetStart) > 1 && isList(.baseSetStart, of: [.baseSetMembers])
  }

  /// Whether the last item of a list ends with the rows.
  private func isList(_ start: GraphSection, of sections: [GraphSection]) -> Bool {
    let starts: Column<UInt32> = column(start)
    return sections.allSatisfy { rows($0) == Int(starts[starts.count - 1]) }
  }

  private func rows(_ section: GraphSection) -> Int { header.sections[section.rawValue].count / section.stride }
}
