import Glibc
package import Statistics

/// Pictures of digits, drawn with random slant, size, place and pen: what stands in for scanned handwriting.
package struct GlyphImages: Sendable, Equatable {
  /// Pixels along one side of a picture.
  package static let side = 12
  package static let size = side * side

  /// (count, side, side): paper is −1 and ink 1, plus noise of deviation 0.1.
  package var pixels: [Float] = []
  /// (count): the digit of each picture.
  package var labels: [Int] = []

  /// Draws `count` pictures, the ten digits in turn.
  package init(count: Int, random: RandomSource) {
    var random = random
    for index in 0..<count {
      labels.append(index % 10)
      pixels += Self.picture(of: index % 10, &random)
    }
  }

  /// One picture's pixels.
  package func picture(_ index: Int) -> ArraySlice<Float> {
    pixels[index * Self.size..<(index + 1) * Self.size]
  }

  private static func picture(of digit: Int, _ random: inout RandomSource) -> [Float] {
    var hand = Hand(&random)
    let strokes = GlyphStrokes.digits[digit].map { stroke in stroke.map { hand.place($0, &random) } }
    return (0..<size).map { pixel in
      let centre = Point(x: (Double(pixel % side) + 0.5) / Double(side), y: (Double(pixel / side) + 0.5) / Double(side))
      let gap = strokes.map { distance(from: centre, to: $0) }.min() ?? 1
      let ink = 1 / (1 + exp((gap - hand.penHalfWidth) / 0.012))
      return Float(2 * ink - 1 + 0.1 * random.normal())
    }
  }

  private static func distance(from point: Point, to line: [Point]) -> Double {
    zip(line, line.dropFirst()).map { distance(from: point, $0, $1) }.min() ?? 1
  }

  /// The distance from a point to the segment between `start` and `end`.
  private static func distance(from point: Point, _ start: Point, _ end: Point) -> Double {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let along = ((point.x - start.x) * dx + (point.y - start.y) * dy) / max(dx * dx + dy * dy, 1e-12)
    let nearest = min(1, max(0, along))
    return hypot(point.x - start.x - nearest * dx, point.y - start.y - nearest * dy)
  }
}

/// How one picture is drawn: an affine map of the unit square, and a pen. The ranges are those of the lab page, part 1.
private struct Hand {
  private var matrix: (xx: Double, xy: Double, yx: Double, yy: Double)
  private var shift: Point
  var penHalfWidth: Double

  init(_ random: inout RandomSource) {
    let angle = Self.within(0.25, &random)
    let scale = 0.975 + Self.within(0.175, &random)
    let shear = Self.within(0.25, &random)
    let (sine, cosine) = (sin(angle) * scale, cos(angle) * scale)
    matrix = (cosine, shear * cosine - sine, sine, shear * sine + cosine)
    shift = Point(x: Self.within(0.07, &random), y: Self.within(0.07, &random))
    penHalfWidth = 0.0475 + Self.within(0.0125, &random)
  }

  /// Where a point of a stroke lands, with a little tremor.
  mutating func place(_ point: Point, _ random: inout RandomSource) -> Point {
    let (x, y) = (point.x - 0.5, point.y - 0.5)
    return Point(
      x: 0.5 + matrix.xx * x + matrix.xy * y + shift.x + 0.012 * random.normal(),
      y: 0.5 + matrix.yx * x + matrix.yy * y + shift.y + 0.012 * random.normal())
  }

  /// Uniform on −bound..<bound.
  private static func within(_ bound: Double, _ random: inout RandomSource) -> Double {
    bound * (2 * random.uniform() - 1)
  }
}
