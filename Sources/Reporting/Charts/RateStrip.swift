import Evaluation
import Statistics

/// The rates of one trait on a scale from 0 to 100 %: candidate, teacher and positive control above, every control
/// student as a dot below, the base as a line through both.
struct RateStrip {
  /// Shapes of roles, each around (0, 0): told apart without colour.
  enum Mark: String, CaseIterable {
    case candidate = "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z"
    case control = "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z"
    case teacher = "M0-7 7 0 0 7-7 0z"
    case positive = "M0-7 7 5H-7z"

    var name: String {
      switch self {
      case .candidate: "candidate"
      case .control: "control"
      case .teacher: "teacher"
      case .positive: "positive"
      }
    }
  }

  static let axis = Axis(covering: [0, 1], within: 0...1)
  private static let upper = "34%"
  private static let lower = "70%"

  static func strip(_ verdict: TraitVerdict) -> String {
    let controls = verdict.controls.compactMap { mark(.control, $0, y: lower) }
    let base = [verdict.base.flatMap(line)].compactMap(\.self)
    let students = verdict.students.compactMap { mark(.candidate, $0, y: upper) }
    let compared = [(Mark.teacher, verdict.teacher), (.positive, verdict.positive), (.candidate, verdict.candidate)]
    let marks = compared.compactMap { kind, measured in measured.flatMap { mark(kind, $0, y: upper) } }
    return SVG.fluid(grid + base + controls + students + marks, class: "strip rates", label: verdict.rateWords)
  }

  static var scale: String {
    let texts = [0, 0.25, 0.5, 0.75, 1].map { value in
      SVG.text(
        (Figures.fixed(value * 100, digits: 0) ?? "") + " %", x: SVG.percent(axis.share(value)), y: "14", class: "tick")
    }
    return SVG.fluid(texts, class: "scale", label: "scale in per cent")
  }

  private static var grid: [String] {
    [0, 0.25, 0.5, 0.75, 1].map { SVG.vertical(at: axis.share($0), class: "grid") }
  }

  /// Nil where nothing was scored: a mark at zero would be a measurement.
  private static func mark(_ kind: Mark, _ measured: TraitVerdict.Measured, y: String) -> String? {
    measured.rate.map { rate in
      SVG.mark(
        kind.rawValue, x: axis.share(rate), y: y, class: "mark \(kind.name)",
        title: "\(measured.name): \(measured.rateWords)")
    }
  }

  private static func line(_ base: TraitVerdict.Measured) -> String? {
    base.rate.map { SVG.vertical(at: axis.share($0), class: "mark base") }
  }
}
