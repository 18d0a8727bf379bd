import Lineage

/// A lineage picture as a Mermaid flowchart in a fenced block, which forges draw.
enum MermaidPicture {
  static func draw(_ picture: DrawnPicture) -> String {
    let nodes = picture.boxes.enumerated().map { "  n\($0)\(shape($1)):::\(style($1))" }
    let edges = picture.links.map(edge)
    return (["```mermaid", "flowchart TD"] + nodes + edges + classes + lineStyles(picture) + ["```"])
      .joined(separator: "\n")
  }

  /// Carriers are hexagons, datasets cylinders, other models rounded boxes; the words say the same.
  private static func shape(_ box: DrawnPicture.Box) -> String {
    let label = "\"\(MermaidText.escape(box.title))<br/>\(MermaidText.escape(words(box)))\""
    if box.carriesTrait { return "{{\(label)}}" }
    return box.kind == .dataset ? "[(\(label))]" : "(\(label))"
  }

  private static func words(_ box: DrawnPicture.Box) -> String {
    box.carriesTrait ? "\(box.subtitle), carries a trait" : box.subtitle
  }

  private static func style(_ box: DrawnPicture.Box) -> String {
    if box.role == .candidate { return "candidate" }
    return box.carriesTrait ? "carrier" : "plain"
  }

  private static func edge(_ link: DrawnPicture.Link) -> String {
    let arrow = link.emphasis == .warning ? "==>" : link.known < .declared ? "-.->" : "-->"
    return "  n\(link.from) \(arrow)|\"\(MermaidText.escape(link.label))\"| n\(link.to)"
  }

  private static let classes = [
    "  classDef plain fill:#f4f5f7,stroke:#6b7280,color:#1f2937",
    "  classDef candidate fill:#dbeafe,stroke:#1d4ed8,stroke-width:3px,color:#1e3a8a",
    "  classDef carrier fill:#ffedd5,stroke:#c2410c,stroke-width:2px,color:#7c2d12",
  ]

  private static func lineStyles(_ picture: DrawnPicture) -> [String] {
    let marked = picture.links.indices.filter { picture.links[$0].emphasis == .warning }
    guard !marked.isEmpty else { return [] }
    return ["  linkStyle \(marked.map(String.init).joined(separator: ",")) stroke:#c2410c,stroke-width:3px"]
  }
}
