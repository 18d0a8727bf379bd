import Lineage
import Testing

@testable import Reporting

@Suite struct PictureLayoutTests {
  private static func overlaps(_ one: PictureLayout.Frame, _ other: PictureLayout.Frame) -> Bool {
    one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height
      && other.y < one.y + one.height
  }

  private static func labelFrames(_ picture: DrawnPicture, _ layout: PictureLayout) -> [PictureLayout.Frame] {
    zip(layout.labels, picture.links).map { place, link in
      let width = PictureLayout.labelWidth(link)
      return .init(x: place.x - width / 2, y: place.y - 8, width: width, height: 16)
    }
  }

  @Test(arguments: DemoReports.all.map(\.name))
  func `No two boxes and no two labels overlap, and all are inside`(name: String) throws {
    let report = try #require(DemoReports.all.first { $0.name == name }?.report)
    let picture = DrawnPicture(report)
    let layout = PictureLayout(picture)
    let frames = layout.frames + Self.labelFrames(picture, layout)
    for (index, one) in frames.enumerated() {
      #expect(one.x >= layout.left && one.x + one.width <= layout.left + layout.width)
      #expect(one.y >= 0 && one.y + one.height <= layout.height)
      for other in frames[(index + 1)...] { #expect(!Self.overlaps(one, other)) }
    }
  }

  @Test(arguments: 1...12)
  func `Boxes of any graph keep apart, cycles included`(seed: Int) {
    var state = UInt64(seed)
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let nodes = (0..<14).map { LineagePicture.Node(name: "node-\($0)", kind: .model, role: .base) }
    let edges = (0..<24).map { _ in
      LineagePicture.Edge(from: "node-\(next(14))", to: "node-\(next(14))", words: "made of", known: .declared)
    }
    var report = DemoReports.passed
    report.picture = LineagePicture(nodes: nodes, edges: edges)
    let layout = PictureLayout(DrawnPicture(report))
    for (index, one) in layout.frames.enumerated() {
      for other in layout.frames[(index + 1)...] { #expect(!Self.overlaps(one, other)) }
    }
    #expect(layout.width.isFinite && layout.height.isFinite)
  }

  @Test func `An empty picture and one box need no layout of anything else`() {
    #expect(PictureLayout(DrawnPicture(boxes: [], links: [], omitted: 0)).frames.isEmpty)
    var report = DemoReports.passed
    report.picture = LineagePicture(nodes: [.init(name: "alone", kind: .model, role: .candidate)])
    #expect(PictureLayout(DrawnPicture(report)).frames.count == 1)
  }
}
