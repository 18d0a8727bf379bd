import Lineage

/// Draws a lineage picture.
enum LineageSVG {
  /// One inline SVG at natural size; empty for an empty picture.
  static func draw(_ picture: DrawnPicture) -> String {
    guard !picture.isEmpty else { return "" }
    let layout = PictureLayout(picture)
    let order = picture.links.indices.sorted {
      (picture.links[$0].emphasis.rawValue, $0) < (picture.links[$1].emphasis.rawValue, $1)
    }
    let edges = order.map { edge(picture.links[$0], layout.curves[$0], pointsUp: layout.pointsUp[$0]) }
    let labels = order.map { words(picture.links[$0], at: layout.labels[$0]) }
    let boxes = zip(picture.boxes, layout.frames).map(box)
    return frame(layout, (edges + boxes + labels).joined(separator: "\n"))
  }

  private static func frame(_ layout: PictureLayout, _ content: String) -> String {
    let (width, height) = (SVG.number(layout.width), SVG.number(layout.height))
    return #"<svg class="lineage" role="img" aria-label="lineage picture" width="\#(width)" height="\#(height)" "#
      + #"viewBox="\#(SVG.number(layout.left)) 0 \#(width) \#(height)">"# + "\n" + arrowheads + "\n" + content
      + "\n</svg>"
  }

  /// Arrowheads take their colour from their class: a marker does not inherit that of the line.
  private static let arrowheads =
    "<defs>"
    + ["plain", "noted", "warning"].map { style in
      #"<marker id="arrow-\#(style)" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" "#
        + #"markerUnits="userSpaceOnUse" orient="auto-start-reverse">"#
        + #"<path class="head \#(style)" d="M0 0.5 10 5 0 9.5z"/></marker>"#
    }.joined() + "</defs>"

  private static func edge(_ link: DrawnPicture.Link, _ curves: [PictureLayout.Curve], pointsUp: Bool) -> String {
    guard let first = curves.first else { return "" }
    var path = "M\(point(first.upper))"
    for curve in curves {
      let middle = (curve.upper.y + curve.lower.y) / 2
      // The straight piece crosses the layer of boxes between two gaps.
      if curve != first { path += "L\(point(curve.upper))" }
      path += "C\(point(.init(x: curve.upper.x, y: middle))) \(point(.init(x: curve.lower.x, y: middle))) "
      path += point(curve.lower)
    }
    let style = name(link.emphasis)
    let end = pointsUp ? "marker-start" : "marker-end"
    return #"<path class="edge \#(style) \#(link.known.rawValue)" d="\#(path)" \#(end)="url(#arrow-\#(style))"/>"#
  }

  private static func words(_ link: DrawnPicture.Link, at place: PictureLayout.Point) -> String {
    let width = PictureLayout.labelWidth(link)
    let plate =
      #"<rect class="plate" x="\#(SVG.number(place.x - width / 2))" y="\#(SVG.number(place.y - 8))" "#
      + #"width="\#(SVG.number(width))" height="16" rx="4"/>"#
    return plate
      + SVG.text(
        label(link), x: SVG.number(place.x), y: SVG.number(place.y + 4), class: "words \(name(link.emphasis))")
  }

  private static func box(_ box: DrawnPicture.Box, _ frame: PictureLayout.Frame) -> String {
    let title = TextWidth.shortened(Sanitised(box.title).text, to: PictureLayout.maximumTitle)
    let middle = SVG.number(frame.x + frame.width / 2)
    let style = "box \(box.kind.rawValue) \(box.role.rawValue)" + (box.carriesTrait ? " carrier" : "")
    return #"<g class="\#(style)"><title>\#(MarkupText.escape(box.names.joined(separator: ", ")))</title>"#
      + (box.names.count > 1 ? outline(box.kind, frame, shift: 4) : "") + outline(box.kind, frame, shift: 0)
      + SVG.text(title, x: middle, y: SVG.number(frame.y + 20), class: "name")
      + SVG.text(subtitle(box), x: middle, y: SVG.number(frame.y + 36), class: "role") + "</g>"
  }

  /// Models have round corners, datasets a cut one; several of a kind cast a second outline.
  private static func outline(_ kind: ArtifactKind, _ frame: PictureLayout.Frame, shift: Double) -> String {
    let (x, y) = (SVG.number(frame.x + shift), SVG.number(frame.y + shift))
    let (width, height) = (SVG.number(frame.width), SVG.number(frame.height))
    switch kind {
    case .model: return #"<rect x="\#(x)" y="\#(y)" width="\#(width)" height="\#(height)" rx="9"/>"#
    case .dataset:
      let inner = SVG.number(frame.width - 12)
      return #"<path d="M\#(x) \#(y)h\#(inner)l12 12v\#(SVG.number(frame.height - 12))h-\#(width)z"/>"#
    }
  }

  private static func point(_ point: PictureLayout.Point) -> String { "\(SVG.number(point.x)) \(SVG.number(point.y))" }

  static func name(_ emphasis: DrawnPicture.Emphasis) -> String {
    switch emphasis {
    case .plain: "plain"
    case .noted: "noted"
    case .warning: "warning"
    }
  }

  /// The second line of a box: what it is, and in words that it carries a trait.
  static func subtitle(_ box: DrawnPicture.Box) -> String {
    box.carriesTrait ? "◆ \(box.subtitle), carries a trait" : box.subtitle
  }

  /// The words of an edge, short enough for a picture.
  static func label(_ link: DrawnPicture.Link) -> String { TextWidth.shortened(Sanitised(link.label).text, to: 36) }
}
