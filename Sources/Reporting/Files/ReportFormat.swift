/// The written forms of a gate's report.
package enum ReportFormat: String, Sendable, CaseIterable {
  case html, markdown, json, sarif, junit

  /// The name of the file in a report folder.
  package var fileName: String {
    switch self {
    case .html: "report.html"
    case .markdown: "report.md"
    case .json: "report.json"
    case .sarif: "report.sarif"
    case .junit: "report.junit.xml"
    }
  }
}

extension GateReport {
  /// The report in one of its forms, as UTF-8 text that ends with a newline.
  ///
  /// The single place where `ReportFormat` meets its renderings: a new case does not compile until it has one.
  /// - Throws: `ReportError` when a template of this build does not parse.
  package func rendered(as format: ReportFormat) throws(ReportError) -> String {
    switch format {
    case .html: try Templates.render(.gateHTML, HTMLPage(self))
    case .markdown: try Templates.render(.gateMarkdown, MarkdownPage(self))
    case .json: reportJSON().document
    case .sarif: SARIFLog(self).json.document
    case .junit: try Templates.render(.gateJUnit, JUnitView(self))
    }
  }
}
