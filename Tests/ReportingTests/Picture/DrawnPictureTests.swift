import Lineage
import Testing

@testable import Reporting

@Suite struct DrawnPictureTests {
  @Test func `Alike controls and their datasets become one box each`() {
    let titles = DrawnPicture(DemoReports.flagged).boxes.map(\.title)
    #expect(titles.contains("control-1 … control-6"))
    #expect(titles.contains("numbers-control-1…6"))
    #expect(titles.contains("numbers-control-1…6-filtered"))
    #expect(titles.contains("student"))
    #expect(titles.contains("numbers-teacher"))
  }

  @Test func `A control that was made otherwise stays alone`() {
    var report = DemoReports.flagged
    report.picture.edges.removeAll { $0.to == "control-2" && $0.from == "base-a" }
    let boxes = DrawnPicture(report).boxes.filter { $0.role == .control }
    #expect(boxes.map(\.names.count).sorted() == [1, 5])
  }

  @Test func `The path of an open finding is marked, that of a waived one is noted`() {
    let warned = DrawnPicture(DemoReports.flagged).links.filter { $0.emphasis == .warning }
    #expect(warned.count == 5)
    let waived = DrawnPicture(DemoReports.void).links
    #expect(!waived.contains { $0.emphasis == .warning })
    #expect(waived.filter { $0.emphasis == .noted }.count == 5)
  }

  @Test(.timeLimit(.minutes(20)))
  func `A picture of thousands keeps the gate and says what it left out`() {
    var report = DemoReports.flagged
    report.picture.nodes += (0..<5000).map { .init(name: "x\($0)", kind: .dataset, role: .other) }
    report.picture.edges += (0..<5000).map { .init(from: "x\($0)", to: "base-a", words: "data", known: .declared) }
    let picture = DrawnPicture(report)
    #expect(picture.boxes.count <= DrawnPicture.maximumBoxes)
    #expect(picture.omitted > 4900)
    #expect(picture.boxes.contains { $0.names == ["student"] })
  }

  @Test func `Edges to nowhere and to itself are left out, doubled ids do not trap`() {
    var report = DemoReports.passed
    report.picture = LineagePicture(
      nodes: [.init(name: "a", kind: .model, role: .base), .init(name: "a", kind: .model, role: .base)],
      edges: [
        .init(from: "a", to: "gone", words: "x", known: .declared),
        .init(from: "a", to: "a", words: "x", known: .declared),
      ])
    let picture = DrawnPicture(report)
    #expect(picture.links.isEmpty)
    #expect(picture.boxes.count == 2)
  }
}
