import Reporting

extension Session {
  /// A table for people: columns padded to the widest cell. Where there are no rows, a sentence takes its place: what was
  /// looked at, and what to do.
  func table(_ header: [String], _ rows: [[String]], none: String = "there is nothing to show") {
    guard !rows.isEmpty else {
      terminal.note(none)
      return
    }
    for line in Table.lines(header, rows) { terminal.output(line) }
  }
}

extension Session {
  /// The same for rows that are made one by one, as the table is written. The columns are as wide as the widest of the
  /// first thousand rows wants them; what is wider comes out of line.
  func table<Rows: RandomAccessCollection>(
    _ header: [String], of rows: Rows, none: String, cells: (Rows.Element) -> [String]
  ) {
    guard rows.count > 1000 else { return table(header, rows.map(cells), none: none) }
    let widths = rows.prefix(1000).reduce(into: header.map(\.count)) { widths, row in
      for (column, cell) in cells(row).enumerated() { widths[column] = max(widths[column], cell.count) }
    }
    RowStream.write(to: terminal) { stream in
      stream.row(header, widths)
      for row in rows { stream.row(cells(row), widths) }
    }
  }
}

extension RowStream {
  fileprivate mutating func row(_ cells: [String], _ widths: [Int]) {
    for (column, text) in cells.enumerated() {
      if column + 1 == cells.count { cell(text) } else { cell(text, width: widths[column]) }
      if column + 1 < cells.count { raw("  ") }
    }
    endLine()
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
