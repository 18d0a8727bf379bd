import Reporting

extension Session {
  /// A table for people: columns padded to the widest cell, nothing at all for no rows.
  func table(_ header: [String], _ rows: [[String]]) {
    guard !rows.isEmpty else {
      terminal.note("nothing")
      return
    }
    for line in Table.lines(header, rows) { terminal.output(line) }
  }
}

enum Table {
  /// One string a line, without trailing blanks.
  static func lines(_ header: [String], _ rows: [[String]]) -> [String] {
    let all = [header] + rows.map { $0.map { Sanitised($0).text } }
    let widths = header.indices.map { column in all.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    return all.map { row in
      let cells = row.enumerated().map { column, cell in
        column + 1 == row.count ? cell : cell + String(repeating: " ", count: max(0, widths[column] - cell.count))
      }
      return cells.joined(separator: "  ").trimmingTrailingBlanks
    }
  }
}

extension String {
  fileprivate var trimmingTrailingBlanks: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
