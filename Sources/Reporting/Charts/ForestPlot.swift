import Evaluation
import Statistics

/// Differences with their limits, one strip a trait on one common scale: the zero line, the margin, the interval.
struct ForestPlot {
  let axis: Axis

  /// Prediction limits from few controls can be wider than any rate; they are cut, with an arrow.
  private static let limits = -1.0...1.0

  init(_ traits: [TraitVerdict]) {
    let values = traits.flatMap { [$0.difference, $0.differenceInterval?.low, $0.differenceInterval?.high, $0.margin] }
    axis = Axis(covering: [0] + values.compactMap { $0 }.filter(\.isFinite), within: Self.limits)
  }

  /// The strip of one trait.
  func strip(_ verdict: TraitVerdict) -> String {
    SVG.fluid(grid(verdict) + interval(verdict), class: "strip", label: verdict.differenceWords)
  }

  /// The scale, in percentage points.
  var scale: String {
    let texts = axis.ticks.map { tick in
      SVG.text(Self.tick(tick), x: SVG.percent(axis.share(tick)), y: "14", class: "tick")
    }
    return SVG.fluid(texts, class: "scale", label: "scale in percentage points")
  }

  private static func tick(_ value: Double) -> String {
    let text = Figures.fixed(value * 100, digits: 0) ?? ""
    return value > 0.001 ? "+" + text : text
  }

  private func grid(_ verdict: TraitVerdict) -> [String] {
    axis.ticks.map { SVG.vertical(at: axis.share($0), class: "grid") }
      + [
        SVG.vertical(at: axis.share(0), class: "zero"),
        SVG.vertical(at: axis.share(verdict.margin), class: "margin"),
      ]
  }

  private func interval(_ verdict: TraitVerdict) -> [String] {
    guard let difference = verdict.difference, difference.isFinite else { return [] }
    let style = "\(verdict.outcome.rawValue)"
    let dot = SVG.mark(
      "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z", x: axis.share(difference), y: "50%", class: "point \(style)",
      title: Figures.points(difference))
    return limits(verdict.differenceInterval, style: style) + [dot]
  }

  private func limits(_ interval: Interval?, style: String) -> [String] {
    guard let interval, interval.low.isFinite, interval.high.isFinite else { return [] }
    let (low, high) = (axis.share(interval.low), axis.share(interval.high))
    let bar = SVG.line(
      x1: SVG.percent(low), y1: "50%", x2: SVG.percent(high), y2: "50%", class: "interval \(style)")
    let ends = [
      end(interval.low, at: low, arrow: "M6-5 0 0 6 5", style),
      end(interval.high, at: high, arrow: "M-6-5 0 0-6 5", style),
    ]
    return [bar] + ends
  }

  /// A stroke at an end that is on the scale, an arrow at one that is beyond it.
  private func end(_ value: Double, at share: Double, arrow: String, _ style: String) -> String {
    let path = axis.contains(value) ? "M0-5V5" : arrow
    return SVG.mark(path, x: share, y: "50%", class: "end \(style)", title: Figures.points(value))
  }
}
