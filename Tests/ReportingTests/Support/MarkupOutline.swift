import Foundation
import FoundationXML

/// The skeleton of an XML document: the names of elements and attributes in order, without any text.
final class MarkupOutline: NSObject, XMLParserDelegate {
  private(set) var elements: [String] = []
  private(set) var texts: [String] = []

  /// - Returns: nil when the document is not well-formed.
  static func parse(_ text: String) -> MarkupOutline? {
    let outline = MarkupOutline()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = outline
    return parser.parse() ? outline : nil
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.append(([element] + attributes.keys.sorted()).joined(separator: " "))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { texts.append(text) }
}
