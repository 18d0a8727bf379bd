import Lineage

/// A table with a header, in which a map names the columns.
struct MappedTable: ReplyReader {
  let format = "csv"
  let summary = "a table with a header line, by --map with the names of columns"
  let takesMap = true

  func read(_ file: CollectedFile, _ map: ReplyMap?) throws(InputError) -> CollectedReplies {
    let table = try file.table()
    let place = InputError("", file: file.path, line: 1)
    let map = if let map { map } else { try ReplyMap.usual(table.columns, at: place) }
    let columns = try Columns(map, table.columns, file.path)
    var replies = CollectedReplies()
    for row in table.rows {
      try replies.keep { () throws(InputError) in [try columns.sample(row, file.path)] }
    }
    return replies
  }
}

/// Where a table has what the map names.
private struct Columns {
  private let question: Int?
  private let value: Int
  private let count: ((SeparatedText.Row) -> String)?

  init(_ map: ReplyMap, _ names: [String], _ file: String) throws(InputError) {
    func place(_ path: ValuePath) throws(InputError) -> Int {
      let places = names.indices.filter { names[$0] == path.text }
      guard places.count < 2 else {
        throw InputError("\(places.count) columns are called '\(path.text)'; which is meant?", file: file, line: 1)
      }
      if let column = places.first { return column }
      throw InputError(
        "there is no column '\(path.text)'", file: file, line: 1, expected: Array(names.prefix(20)),
        nearest: Spelling.nearest(to: path.text, among: names))
    }
    question = try map.question.map(place)
    switch map.result {
    case .reply(let path): (value, count) = (try place(path), nil)
    case .rate(let path, .always(let number)): (value, count) = (try place(path), { _ in String(number) })
    case .rate(let path, .field(let field)):
      let column = try place(field)
      (value, count) = (try place(path), { Self.cell($0, column) ?? "" })
    }
  }

  func sample(_ row: SeparatedText.Row, _ file: String) throws(InputError) -> CollectedReplies.Sample {
    let place = InputError("the row is shorter than the header", file: file, line: row.line)
    guard let text = Self.cell(row, value) else { throw place }
    let label = question.flatMap { Self.cell(row, $0) }
    return try MappedCells(question: label, value: text, count: count?(row), place: place)
      .sample(isLabelled: question != nil)
  }

  private static func cell(_ row: SeparatedText.Row, _ column: Int) -> String? {
    row.fields.indices.contains(column) ? row.fields[column] : nil
  }
}
