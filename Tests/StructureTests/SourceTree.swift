import Foundation
import Testing

/// The sources as text.
enum SourceTree {
  struct File: Sendable, CustomTestStringConvertible {
    /// Relative to the package's root, for example `Sources/Risk/Finding.swift`.
    var path: String
    var text: String

    /// The target it belongs to.
    var target: String { String(path.split(separator: "/")[1]) }

    var imports: Set<String> {
      Set(
        text.split(separator: "\n").compactMap { line in
          let words = line.split(separator: " ").drop { $0 == "package" || $0 == "public" || $0.hasPrefix("@") }
          guard words.first == "import", let module = words.dropFirst().first else { return nil }
          return String(module.prefix { $0 != "." })
        })
    }

    var testDescription: String { path }
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let swiftFiles: [File] = {
    let folder = root.appending(path: "Sources")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
      let file = folder.appending(path: name)
      return (try? String(contentsOf: file, encoding: .utf8)).map { File(path: "Sources/" + name, text: $0) }
    }
  }()
}
