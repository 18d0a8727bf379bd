import FoundationEssentials
import Lineage
import Store

extension CommandRule {
  /// Files of more bytes are taken for data that a program works on.
  private static let largest = 16 << 20

  /// What scores bind to beside the suite: the bytes of every file that a word of the command names, so that another
  /// program under an old name gives other scores. A program that is found on the search path counts by its name alone.
  var identity: String {
    let words = command.map { JSONValue.string(Self.content(of: $0) ?? $0) }
    return "sha256:" + SHA256Text.hex(JSONValue.array(words).canonical)
  }

  private static func content(of word: String) -> String? {
    guard let facts = try? FileManager.default.attributesOfItem(atPath: resolved(word)),
      facts[.type] as? FileAttributeType == .typeRegular, let size = facts[.size] as? Int, size <= largest,
      let bytes = FileManager.default.contents(atPath: word)
    else { return nil }
    return "sha256:" + Hex.text(SHA256Text.bytes(hashing: Array(bytes)))
  }

  private static func resolved(_ word: String) -> String { URL(filePath: word).resolvingSymlinksInPath().path }
}
