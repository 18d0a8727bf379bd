/// Pieces of inline SVG. Everything that is text goes through `MarkupText`; classes get their colours from the page.
enum SVG {
  /// A number with at most two decimals, an ASCII minus, and no exponent.
  static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "0" }
    let scaled = Int((value * 100).rounded())
    let (whole, part) = (abs(scaled) / 100, abs(scaled) % 100)
    let fraction = part == 0 ? "" : part % 10 == 0 ? ".\(part / 10)" : part < 10 ? ".0\(part)" : ".\(part)"
    return (scaled < 0 ? "-" : "") + String(whole) + fraction
  }

  /// A share of the width, in [0, 1], as a percentage.
  static func percent(_ share: Double) -> String { number(share * 100) + "%" }

  static func line(x1: String, y1: String, x2: String, y2: String, class style: String) -> String {
    #"<line class="\#(style)" x1="\#(x1)" y1="\#(y1)" x2="\#(x2)" y2="\#(y2)"/>"#
  }

  /// A line over the whole height.
  static func vertical(at share: Double, class style: String) -> String {
    line(x1: percent(share), y1: "0", x2: percent(share), y2: "100%", class: style)
  }

  static func text(_ text: String, x: String, y: String, class style: String) -> String {
    #"<text class="\#(style)" x="\#(x)" y="\#(y)">\#(MarkupText.escape(text))</text>"#
  }

  /// A shape that keeps its size whatever the width of the picture: a path around the point that is (0, 0).
  static func mark(_ path: String, x: Double, y: String, class style: String, title: String) -> String {
    #"<svg x="\#(percent(x))" y="\#(y)" overflow="visible"><path class="\#(style)" d="\#(path)">"#
      + "<title>\(MarkupText.escape(title))</title></path></svg>"
  }

  /// A picture as wide as its column: places across are percentages, so that nothing is distorted at any width.
  static func fluid(_ content: [String], class style: String, label: String) -> String {
    #"<svg class="\#(style)" role="img" aria-label="\#(MarkupText.escape(label))">"# + content.joined() + "</svg>"
  }
}
