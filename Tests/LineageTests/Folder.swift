import Foundation
import Lineage
import Store
import Testing

/// A folder that goes when the test ends.
final class Folder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/stemma-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String { try write(Array(text.utf8), to: name) }

  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let path = file(name)
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  func record() throws -> Record { Record(store: try Store(path: file("stemma.sqlite"), access: .create)) }
}

extension Timestamp {
  static func at(_ text: String) throws -> Timestamp { try #require(Timestamp(text)) }
}

extension Digest {
  /// A digest whose digits all are the same.
  static func of(_ digit: Character, _ scheme: Scheme = .sha256) throws -> Digest {
    try #require(Digest(scheme: scheme, hex: String(repeating: digit, count: 64)))
  }
}
