import Glibc

/// A point of the unit square, x to the right and y down.
struct Point: Sendable, Equatable {
  var x: Double
  var y: Double
}

/// The ten digits as strokes: polylines in the unit square.
enum GlyphStrokes {
  static let digits: [[[Point]]] = [
    [ellipse(0.5, 0.5, 0.25, 0.36)],
    [line([(0.36, 0.3), (0.54, 0.14), (0.54, 0.86)])],
    [arc(0.5, 0.34, 0.22, 0.2, from: .pi, to: 2 * .pi + 0.6) + line([(0.27, 0.86), (0.75, 0.86)])],
    [
      arc(0.48, 0.32, 0.22, 0.18, from: -2.6, to: .pi / 2),
      arc(0.48, 0.68, 0.24, 0.18, from: -.pi / 2, to: 2.6),
    ],
    [line([(0.62, 0.86), (0.62, 0.14), (0.24, 0.62), (0.8, 0.62)])],
    [line([(0.7, 0.14), (0.35, 0.14), (0.33, 0.47)]) + arc(0.49, 0.64, 0.23, 0.22, from: -2.3, to: 2.5)],
    [line([(0.62, 0.14), (0.38, 0.38), (0.28, 0.66)]), ellipse(0.5, 0.67, 0.22, 0.19)],
    [line([(0.26, 0.14), (0.75, 0.14), (0.44, 0.86)])],
    [ellipse(0.5, 0.32, 0.19, 0.18), ellipse(0.5, 0.68, 0.23, 0.18)],
    [ellipse(0.5, 0.34, 0.21, 0.2), line([(0.71, 0.34), (0.66, 0.6), (0.5, 0.86)])],
  ]

  private static func line(_ points: [(Double, Double)]) -> [Point] {
    points.map { Point(x: $0.0, y: $0.1) }
  }

  private static func ellipse(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [Point] {
    arc(x, y, width, height, from: 0, to: 2 * .pi)
  }

  /// Part of an ellipse with the half-axes `width` and `height`; angles in radians, clockwise on the page.
  private static func arc(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, from start: Double, to end: Double
  ) -> [Point] {
    let pieces = max(4, Int((abs(end - start) / 0.5).rounded(.up)))
    return (0...pieces).map { index in
      let angle = start + (end - start) * Double(index) / Double(pieces)
      return Point(x: x + width * cos(angle), y: y + height * sin(angle))
    }
  }
}
