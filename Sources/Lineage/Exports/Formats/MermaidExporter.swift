/// A Mermaid flowchart, which code hosts draw in Markdown. Models are boxes, datasets cylinders; arrows lead from what
/// was used to what was made.
///
/// Lost: everything but names, short digests, methods, roles and shares.
package enum MermaidExporter: Exporter {
  package static let format = "mermaid"
  package static let summary = "a flowchart for Markdown"

  package static func document(_ export: LineageExport, _ context: ExportContext) -> ExportDocument {
    let nodes = export.artifacts.enumerated().map { index, artifact in
      let label = escaped(DiagramLabel.lines(artifact).joined(separator: "\n"))
      return artifact.kind == .model ? "  n\(index)[\"\(label)\"]" : "  n\(index)[(\"\(label)\")]"
    }
    let edges = export.derivations.flatMap { derivation in
      derivation.inputs.map { input in
        "  n\(input.artifact) -- \"\(escaped(DiagramLabel.edge(derivation, input)))\" --> n\(derivation.output)"
      }
    }
    return .text((["flowchart TD"] + nodes + edges + ["  style n0 stroke-width:3px", ""]).joined(separator: "\n"))
  }

  /// Anything but plain characters is written as the number of the character, which ends no label and starts no tag.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\n": "<br/>"
      case "a"..."z", "A"..."Z", "0"..."9", " ", ".", "-", "/", ":", ",": String(scalar)
      default: "#\(scalar.value);"
      }
    }.joined()
  }
}

/// The words in diagrams.
enum DiagramLabel {
  static func lines(_ artifact: LineageExport.Artifact) -> [String] {
    [artifact.name] + (Binder.binding(artifact.reference.digests).first.map { [$0.short] } ?? ["unpinned"])
  }

  static func edge(_ derivation: LineageExport.Derivation, _ input: LineageExport.Input) -> String {
    let share = input.share.map { ", share \(JSONNumber.text($0))" } ?? ""
    return "\(derivation.method.rawValue), \(input.role.rawValue)\(share)"
  }
}
