import Glibc

/// A folder of reports.
package enum ReportFiles {
  /// Writes every form of a report into a folder, which is made where it is missing.
  ///
  /// All forms are rendered before the first is written, and each file appears whole or not at all.
  /// - Returns: the path of each file.
  /// - Throws: `ReportError` with the path, the reason and what to do.
  @discardableResult
  package static func writeAll(
    _ report: GateReport, to folder: String
  ) throws(ReportError) -> [ReportFormat: String] {
    var texts: [(format: ReportFormat, text: String)] = []
    for format in ReportFormat.allCases { texts.append((format, try report.rendered(as: format))) }
    try makeFolder(folder)
    var paths: [ReportFormat: String] = [:]
    for (format, text) in texts {
      let path = folder.hasSuffix("/") ? folder + format.fileName : "\(folder)/\(format.fileName)"
      try AtomicFile.write(text, to: path, named: .report)
      paths[format] = path
    }
    return paths
  }

  /// Writes the findings of lineage as SARIF, whole or not at all; the folder must be there.
  package static func write(_ report: RiskReport, asSARIFTo path: String) throws(ReportError) {
    try AtomicFile.write(SARIFLog(report).json.document, to: path, named: .sarif)
  }

  /// Makes the folder and the folders above it; those that are there stay as they are.
  private static func makeFolder(_ path: String) throws(ReportError) {
    var partial = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      partial += partial.isEmpty || partial.hasSuffix("/") ? String(part) : "/\(part)"
      guard mkdir(partial, 0o755) == 0 || errno == EEXIST else { throw AtomicFile.failure(errno, partial, .report) }
    }
  }
}
