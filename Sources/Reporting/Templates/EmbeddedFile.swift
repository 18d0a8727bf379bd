import CEmbedded

/// The files of `reports/` that are compiled into the program.
enum EmbeddedFile: String, CaseIterable {
  case gateHTML = "gate.html.mustache"
  case gateMarkdown = "gate.md.mustache"
  case gateJUnit = "gate.junit.xml.mustache"
  case style = "style.css"

  var text: String {
    let file = bytes
    return String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
  }

  private var bytes: CEmbeddedFile {
    switch self {
    case .gateHTML: embedded_gate_html()
    case .gateMarkdown: embedded_gate_markdown()
    case .gateJUnit: embedded_gate_junit()
    case .style: embedded_style_css()
    }
  }
}
