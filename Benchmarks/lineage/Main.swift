import FoundationEssentials

/// `lineage-benchmark [N] [SHAPE…] [--folder DIR]`: see `run`.
@main
enum Main {
  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    var folder = FileManager.default.temporaryDirectory.path
    if let at = arguments.firstIndex(of: "--folder"), at + 1 < arguments.count {
      folder = arguments[at + 1]
      arguments.removeSubrange(at...at + 1)
    }
    let count = arguments.first.flatMap { Int($0) } ?? 1_000_000
    let shapes = arguments.compactMap { Shape(rawValue: $0) }
    for shape in shapes.isEmpty ? Shape.allCases : shapes {
      var measurement = Measurement(shape, count: count, folder: folder)
      try measurement.run()
    }
  }
}
