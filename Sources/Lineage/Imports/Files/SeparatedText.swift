/// Rows of a text of separated values (RFC 4180): fields may stand in double quotation marks, in which a doubled one
/// stands for itself and separators and line breaks are content.
package struct SeparatedText: Sendable {
  package struct Row: Sendable {
    /// Line on which it starts, from 1.
    package var line: Int
    package var fields: [String]
  }

  /// The header, without surrounding white space.
  package let columns: [String]
  /// All that follows the header, without empty lines.
  package let rows: [Row]

  /// - Throws: `InputError` where there is no header or a quotation mark is not closed.
  package init(_ text: String, file: String) throws(InputError) {
    let separator = Self.separator(text)
    var rows = try Self.rows(text, separator, file)
    guard let header = rows.first else { throw InputError("the file has no header line", file: file) }
    rows.removeFirst()
    columns = header.fields.map { $0.trimmed }
    self.rows = rows
  }

  /// The one of comma, tab and semicolon that is most frequent in the first line.
  private static func separator(_ text: String) -> UInt8 {
    let header = text.firstLine.utf8
    let candidates = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]
    let counts = candidates.map { candidate in header.count { $0 == candidate } }
    return zip(candidates, counts).max { $0.1 < $1.1 }?.0 ?? UInt8(ascii: ",")
  }

  private static func rows(_ text: String, _ separator: UInt8, _ file: String) throws(InputError) -> [Row] {
    var rows: [Row] = []
    var row = Row(line: 1, fields: [])
    var field: [UInt8] = []
    var line = 1
    var quoteLine: Int?
    var bytes = Array(text.utf8)[...]
    func finishField() {
      row.fields.append(String(decoding: field, as: UTF8.self))
      field = []
    }
    func finishRow() {
      finishField()
      if row.fields.contains(where: { !$0.isEmpty }) { rows.append(row) }
      row = Row(line: line, fields: [])
    }
    while let byte = bytes.popFirst() {
      if byte == UInt8(ascii: "\n") { line += 1 }
      if quoteLine != nil {
        if byte != UInt8(ascii: "\"") {
          field.append(byte)
        } else if bytes.first == UInt8(ascii: "\"") {
          field.append(byte)
          bytes.removeFirst()
        } else {
          quoteLine = nil
        }
      } else if byte == UInt8(ascii: "\""), field.isEmpty {
        quoteLine = line
      } else if byte == separator {
        finishField()
      } else if byte == UInt8(ascii: "\r"), bytes.first != UInt8(ascii: "\n") {
        line += 1
        finishRow()
      } else if byte == UInt8(ascii: "\n") {
        if field.last == UInt8(ascii: "\r") { field.removeLast() }
        finishRow()
      } else {
        field.append(byte)
      }
    }
    if let quoteLine { throw InputError("a quotation mark is not closed", file: file, line: quoteLine) }
    if field.last == UInt8(ascii: "\r") { field.removeLast() }
    if !field.isEmpty || !row.fields.isEmpty { finishRow() }
    return rows
  }
}
