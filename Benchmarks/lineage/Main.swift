import FoundationEssentials

/// `lineage-benchmark [N] [SHAPE…] [--folder DIR] [--stemma PROGRAM]`: see `run`.
@main
enum Main {
  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let folder = take("--folder", from: &arguments) ?? FileManager.default.temporaryDirectory.path
    let program = take("--stemma", from: &arguments)
    let count = arguments.first.flatMap { Int($0) } ?? 1_000_000
    let shapes = arguments.compactMap { Shape(rawValue: $0) }
    for shape in shapes.isEmpty ? Shape.allCases : shapes {
      var measurement = Measurement(shape, count: count, folder: folder, program: program)
      try measurement.run()
    }
  }

  private static func take(_ option: String, from arguments: inout [String]) -> String? {
    guard let at = arguments.firstIndex(of: option), at + 1 < arguments.count else { return nil }
    defer { arguments.removeSubrange(at...at + 1) }
    return arguments[at + 1]
  }
}
