/// A graph for Graphviz. Models are boxes, datasets cylinders; arrows lead from what was used to what was made, dashed
/// where they are not the weights that a model starts from.
///
/// Lost: everything but names, short digests, methods, roles and shares.
package enum DOTExporter: Exporter {
  package static let format = "dot"
  package static let summary = "a graph for Graphviz"

  package static func document(_ export: LineageExport, _ context: ExportContext) -> ExportDocument {
    let nodes = export.artifacts.enumerated().map { index, artifact in
      let shape = artifact.kind == .model ? "box" : "cylinder"
      let width = index == 0 ? ", penwidth=2" : ""
      return "  n\(index) [label=\"\(DiagramLabel.lines(artifact).map(escaped).joined(separator: "\\n"))\""
        + ", shape=\(shape)\(width)];"
    }
    let edges = export.derivations.flatMap { derivation in
      derivation.inputs.map { input in
        let style = input.role == .base ? "" : ", style=dashed"
        return "  n\(input.artifact) -> n\(derivation.output) "
          + "[label=\"\(escaped(DiagramLabel.edge(derivation, input)))\"\(style)];"
      }
    }
    return .text((["digraph lineage {", "  rankdir=TB;"] + nodes + edges + ["}", ""]).joined(separator: "\n"))
  }

  /// Within quotation marks only these two and line breaks mean anything.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\" + String(scalar)
      case "\n", "\r": "\\n"
      default: String(scalar)
      }
    }.joined()
  }
}
