import Lineage

extension DrawnPicture {
  /// The picture of a report, with alike controls and datasets gathered into one box each.
  init(_ report: GateReport) {
    let picture = report.picture
    let paths = PathEmphasis(report)
    let kept = Self.keptNodes(picture, paths)
    let nodes = kept.map { picture.nodes[$0] }
    let index = Dictionary(nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let edges = picture.edges.filter { index[$0.from] != nil && index[$0.to] != nil && $0.from != $0.to }
    let ends = edges.map { (from: index[$0.from, default: 0], to: index[$0.to, default: 0]) }
    let groups = SiblingGroups(
      nodes: nodes, edges: edges, ends: ends, single: nodes.map { !Self.mayJoin($0) || paths.names.contains($0.name) })
    self.init(
      boxes: Self.boxes(nodes, groups.group),
      links: Self.links(nodes, edges, ends, groups.group, paths),
      omitted: picture.nodes.count - kept.count)
  }

  private static func mayJoin(_ node: LineagePicture.Node) -> Bool {
    switch node.role {
    case .student, .control, .dataset, .other: true
    case .candidate, .base, .teacher, .positive: false
    }
  }

  /// All nodes of a picture of readable size; of a larger one those of the gate and of the paths, then the first others.
  private static func keptNodes(_ picture: LineagePicture, _ paths: PathEmphasis) -> [Int] {
    let all = Array(picture.nodes.indices)
    guard all.count > maximumBoxes else { return all }
    func matters(_ node: Int) -> Bool {
      let node = picture.nodes[node]
      return !(node.role == .other || node.role == .dataset) || paths.names.contains(node.name)
    }
    return (all.filter(matters) + all.filter { !matters($0) }).prefix(maximumBoxes).sorted()
  }

  private static func boxes(_ nodes: [LineagePicture.Node], _ group: [Int]) -> [Box] {
    var boxes: [Box] = []
    for (node, number) in zip(nodes, group) {
      if number < boxes.count {
        boxes[number].names.append(node.name)
      } else {
        boxes.append(Box(names: [node.name], kind: node.kind, role: node.role, carriesTrait: node.carriesTrait))
      }
    }
    for number in boxes.indices { boxes[number].names.sort(by: NaturalOrder.precedes) }
    return boxes
  }

  /// One link for each kind of edge between two boxes.
  private static func links(
    _ nodes: [LineagePicture.Node], _ edges: [LineagePicture.Edge], _ ends: [(from: Int, to: Int)], _ group: [Int],
    _ paths: PathEmphasis
  ) -> [Link] {
    var links: [Link] = []
    for (edge, end) in zip(edges, ends) where group[end.from] != group[end.to] {
      let link = Link(
        from: group[end.from], to: group[end.to], words: edge.words, known: edge.known,
        emphasis: paths.emphasis(from: nodes[end.from].name, to: nodes[end.to].name))
      if !links.contains(link) { links.append(link) }
    }
    return links
  }
}
