import Foundation
import Testing

@Suite("The package knows every folder")
struct ManifestTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test("Tests and benchmarks that lie in the tree are built", arguments: ["Tests", "Benchmarks", "Sources"])
  func targets(folder: String) throws {
    let manifest = try String(contentsOf: Self.root.appending(path: "Package.swift"), encoding: .utf8)
    let place = Self.root.appending(path: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
    var found = 0
    for name in names where Self.holdsSwift(place.appending(path: name)) {
      found += 1
      #expect(manifest.contains("\"\(name)\"") || manifest.contains("/\(name)\""), "\(folder)/\(name) has no target")
    }
    #expect(found > 5)
  }

  private static func holdsSwift(_ folder: URL) -> Bool {
    FileManager.default.enumerator(atPath: folder.path)?.contains { ($0 as? String)?.hasSuffix(".swift") == true }
      ?? false
  }
}
