/// Where everything of a lineage picture stands, in pixels at natural size.
///
/// A small layered layout of our own and not Graphviz: the same picture gives the same bytes on every machine (the
/// committed samples compare them), there is no program to install, and hostile labels meet no second parser.
struct PictureLayout {
  struct Point: Equatable {
    var x: Double
    var y: Double
  }

  struct Frame: Equatable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
  }

  /// One piece of an edge between two layers: an S-curve from the upper to the lower point.
  struct Curve: Equatable {
    var upper: Point
    var lower: Point
  }

  /// For each box.
  let frames: [Frame]
  /// For each link, from its upper end to its lower one.
  let curves: [[Curve]]
  /// For each link whether its arrow points up: only where the lineage has a cycle.
  let pointsUp: [Bool]
  /// The middle of each link's label.
  let labels: [Point]
  /// The left edge of the picture; below 0 where words reach beyond the boxes.
  let left: Double
  let width: Double
  let height: Double

  static let boxHeight = 46.0
  static let characterWidth = 7.9
  static let labelCharacterWidth = 6.1
  private static let margin = 14.0
  private static let crossingWidth = 10.0

  /// Columns of a box's title at most.
  static let maximumTitle = 34

  init(_ picture: DrawnPicture) {
    let edges = picture.links.map { (from: $0.from, to: $0.to) }
    let layers = Layering.layers(count: picture.boxes.count, edges: edges)
    let graph = LayerOrder.ordered(LayeredGraph(layerOfNode: layers, edges: edges))
    let widths = graph.slots.map { slot in slot.node.map { Self.width(picture.boxes[$0]) } ?? Self.crossingWidth }
    let centres = LayerPlacement.centres(graph, widths: widths).map { $0 + Self.margin }
    let ports = EdgePorts(graph, centres: centres, widths: widths)
    let gaps = LabelPlacement(graph, ports: ports, widths: picture.links.map(Self.labelWidth))
    let tops = Self.tops(gaps.heights)
    frames = picture.boxes.indices.map { box in
      Frame(
        x: centres[box] - widths[box] / 2, y: tops[layers[box]], width: widths[box], height: Self.boxHeight)
    }
    curves = graph.chains.indices.map { link in
      Self.curves(ports.spans[link], from: graph.slots[graph.chains[link][0]].layer, tops)
    }
    pointsUp = edges.map { layers[$0.from] > layers[$0.to] }
    labels = gaps.labels.map { Point(x: $0.x, y: tops[$0.gap] + Self.boxHeight + $0.depth) }
    let halves = zip(labels, picture.links).map { (x: $0.x, half: Self.labelWidth($1) / 2) }
    let right = (graph.slots.indices.map { centres[$0] + widths[$0] / 2 } + halves.map { $0.x + $0.half }).max() ?? 0
    left = min(0, (halves.map { $0.x - $0.half - Self.margin }.min() ?? 0).rounded(.down))
    width = (right + Self.margin).rounded(.up) - left
    height = ((tops.last ?? 0) + Self.boxHeight + Self.margin).rounded(.up)
  }

  /// Width of a box: of its longer line, with room for the mark of a carrier.
  private static func width(_ box: DrawnPicture.Box) -> Double {
    let title = min(TextWidth.columns(Sanitised(box.title).text), maximumTitle)
    let subtitle = TextWidth.columns(LineageSVG.subtitle(box))
    let longer = max(Double(title) * characterWidth, Double(subtitle) * labelCharacterWidth)
    return (longer + 30).rounded(.up)
  }

  static func labelWidth(_ link: DrawnPicture.Link) -> Double {
    Double(TextWidth.columns(LineageSVG.label(link))) * labelCharacterWidth + 8
  }

  private static func tops(_ gapHeights: [Double]) -> [Double] {
    var top = margin
    return [top]
      + gapHeights.map { gap in
        top += boxHeight + gap
        return top
      }
  }

  private static func curves(_ spans: [EdgePorts.Span], from layer: Int, _ tops: [Double]) -> [Curve] {
    spans.enumerated().map { step, span in
      Curve(
        upper: Point(x: span.upper, y: tops[layer + step] + boxHeight),
        lower: Point(x: span.lower, y: tops[layer + step + 1]))
    }
  }
}
