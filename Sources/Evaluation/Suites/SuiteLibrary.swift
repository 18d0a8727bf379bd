import FoundationEssentials
package import Lineage

/// The suites of one folder, found by id: `favourite-animal` is `favourite-animal.yaml`.
package struct SuiteLibrary: Sendable {
  /// What a suite's file is called after its id.
  static let ending = ".yaml"

  package let folder: String

  package init(folder: String) {
    self.folder = folder
  }

  /// The ids of all suites, sorted. Empty for a folder that is not there.
  package var ids: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let ids = files.filter { $0.hasSuffix(Self.ending) }.map { String($0.dropLast(Self.ending.count)) }
    return ids.filter(Self.isID).sorted()
  }

  /// Reads the suite with this id.
  /// - Throws: an `InputError` with the nearest id when there is none, or with what is wrong in its file.
  package func suite(_ id: String) throws(InputError) -> Suite {
    let ids = ids
    guard ids.contains(id) else {
      let place = ids.isEmpty ? "there are no suites in '\(folder)'" : "there is no suite '\(id)' in '\(folder)'"
      throw InputError(place, expected: ids, nearest: Spelling.nearest(to: id, among: ids))
    }
    return try Suite(file: "\(folder)/\(id)\(Self.ending)")
  }

  /// Lower-case ASCII letters, digits, '.', '_' and '-', a letter or digit first.
  static func isID(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    func isWord(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    guard let first = bytes.first, isWord(first) else { return false }
    return bytes.allSatisfy { isWord($0) || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")].contains($0) }
  }
}
