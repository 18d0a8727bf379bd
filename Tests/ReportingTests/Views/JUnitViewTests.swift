import Reporting
import Testing

@Suite struct JUnitViewTests {
  @Test(arguments: [
    ("flagged", ["failure"]), ("passed", []), ("inconclusive", ["skipped"]), ("void", ["error"]),
    ("cross-base", []),
  ])
  func `The marks of the cases agree with the verdict`(name: String, marks: [String]) throws {
    let report = try #require(DemoReports.all.first { $0.name == name }?.report)
    let outline = try #require(MarkupOutline.parse(try report.rendered(as: .junit)))
    let kinds = outline.elements.compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(Set(kinds.filter { ["failure", "skipped", "error"].contains($0) }) == Set(marks))
  }

  @Test func `There is a case for the verdict, for each finding that counts and for each trait`() throws {
    let outline = try #require(MarkupOutline.parse(try DemoReports.flagged.rendered(as: .junit)))
    #expect(outline.elements.filter { $0.hasPrefix("testcase ") }.count == 1 + 1 + DemoReports.flagged.traits.count)
  }
}
