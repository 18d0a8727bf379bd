import FoundationEssentials
import Reporting
import Testing

@Suite struct ReportFilesTests {
  /// A new folder that is gone afterwards.
  private static func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "stemma-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try body(folder.path)
  }

  @Test func `All forms are written, into folders that are made`() throws {
    try Self.withFolder { folder in
      let paths = try ReportFiles.writeAll(DemoReports.passed, to: "\(folder)/a/b")
      #expect(Set(paths.keys) == Set(ReportFormat.allCases))
      for (format, path) in paths {
        #expect(try String(contentsOfFile: path, encoding: .utf8) == DemoReports.passed.rendered(as: format))
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/a/b")
      #expect(names.sorted() == ["report.html", "report.json", "report.junit.xml", "report.md", "report.sarif"])
    }
  }

  @Test func `A second report takes the place of the first`() throws {
    try Self.withFolder { folder in
      try ReportFiles.writeAll(DemoReports.passed, to: folder)
      try ReportFiles.writeAll(DemoReports.flagged, to: folder)
      #expect(try String(contentsOfFile: "\(folder)/report.md", encoding: .utf8).hasPrefix("# Flagged"))
    }
  }

  @Test func `A link in the way is not replaced`() throws {
    try Self.withFolder { folder in
      let target = "\(folder)/precious"
      #expect(FileManager.default.createFile(atPath: target, contents: Data("kept".utf8)))
      try FileManager.default.createSymbolicLink(atPath: "\(folder)/report.html", withDestinationPath: target)
      #expect(throws: ReportError.self) { try ReportFiles.writeAll(DemoReports.passed, to: folder) }
      #expect(FileManager.default.contents(atPath: target) == Data("kept".utf8))
    }
  }

  @Test func `A folder that cannot be made is an error with place and remedy`() throws {
    try Self.withFolder { folder in
      try Data("x".utf8).write(to: URL(filePath: "\(folder)/file"))
      let error = #expect(throws: ReportError.self) {
        try ReportFiles.writeAll(DemoReports.passed, to: "\(folder)/file/reports")
      }
      #expect(error?.place == "\(folder)/file/reports")
      #expect(error?.problem.contains("Not a directory") == true)
      #expect(error?.remedy?.contains("--report") == true)
    }
  }

  @Test func `Findings that cannot be written name the option for them`() throws {
    try Self.withFolder { folder in
      let report = RiskReport(toolVersion: "1", artifacts: [])
      for place in ["/dev/full", "\(folder)/none/risk.sarif"] {
        let error = #expect(throws: ReportError.self) { try ReportFiles.write(report, asSARIFTo: place) }
        #expect(error?.place == place)
        #expect(error?.remedy?.hasSuffix("name another file with --sarif") == true)
      }
    }
  }

  @Test func `A file that cannot be replaced leaves nothing half done beside it`() throws {
    try Self.withFolder { folder in
      try FileManager.default.createDirectory(atPath: "\(folder)/report.html", withIntermediateDirectories: true)
      #expect(throws: ReportError.self) { try ReportFiles.writeAll(DemoReports.passed, to: folder) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["report.html"])
    }
  }
}
