/// Reads edge lists: tables with a row for each model (CSV, TSV), as public atlases of models are published.
///
/// `--map child=…,parent=…,method=…,data=…,teacher=…` names the columns; without it usual names are looked for.
enum EdgeListImporter: Importer {
  static let format = "csv"
  static let summary = "edge lists: CSV or TSV with columns for child, parent and method (--map names them)"

  /// Usual names of the columns, in lower case.
  private static let usual: [String: [String]] = [
    "child": ["child", "model", "model_id", "modelid", "id", "name"],
    "parent": ["parent", "parents", "base_model", "base_models", "base"],
    "method": ["method", "relation", "base_model_relation", "edge_type", "edge"],
    "data": ["datasets", "dataset", "data"],
    "teacher": ["teacher", "teachers"],
  ]

  static func recognises(_ file: ImportFile) -> Bool {
    let name = file.name.lowercased()
    guard name.hasSuffix(".csv") || name.hasSuffix(".tsv"), case .text(let text) = file.content else { return false }
    guard let table = try? SeparatedText(String(text.firstLine), file: file.label) else { return false }
    return column("child", table.columns) != nil && column("parent", table.columns) != nil
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    guard case .text(let text) = file.content else {
      throw InputError("expected a table of separated values", file: file.label)
    }
    let table = try SeparatedText(text, file: file.label)
    let columns = try Columns(table.columns, claims.map, file.label)
    for row in table.rows { read(row, table, columns, file, &claims) }
  }

  private static func read(
    _ row: SeparatedText.Row, _ table: SeparatedText, _ columns: Columns, _ file: ImportFile, _ claims: inout Claims
  ) {
    let place = file.place(line: row.line)
    guard row.fields.count == table.columns.count else {
      let (expected, found) = (table.columns.count, row.fields.count)
      return claims.warn(place, "expected \(expected) fields, found \(found); this row is left out")
    }
    func name(_ column: Int) -> String { table.columns[column] }
    let child = row.fields[columns.child].trimmed
    let childPlace = file.place(line: row.line, field: name(columns.child))
    guard let output = claims.reference(child, at: childPlace, in: file) else { return }
    claims.add(ArtifactClaim(.model, output, place: childPlace))
    var inputs = InputList()
    for (role, column) in columns.inputs {
      let place = file.place(line: row.line, field: name(column))
      for part in parts(row.fields[column]) {
        guard let input = claims.reference(part, at: place, in: file) else { continue }
        inputs.add(Claim.Input(role, input, source: file.source(name(column))))
      }
    }
    guard !inputs.isEmpty else { return }
    let word = columns.method.map { row.fields[$0].trimmed } ?? ""
    let methodPlace = file.place(line: row.line, field: columns.method.map(name))
    claims.add(Claim(output, claims.method(word, at: methodPlace), inputs.all, grade: .card, place: childPlace))
  }

  /// A cell may hold several names: separated by commas or semicolons, or as a list in brackets with quotation marks.
  private static func parts(_ cell: String) -> [String] {
    var text = cell.trimmed
    if text.hasPrefix("["), text.hasSuffix("]") { text = String(text.dropFirst().dropLast()) }
    return text.split { $0 == "," || $0 == ";" }.map { part in
      String(part).trimmed.trimmingCharacters { $0 == "'" || $0 == "\"" }
    }.filter { !$0.isEmpty && $0.lowercased() != "nan" }
  }

  fileprivate static func column(_ role: String, _ columns: [String]) -> Int? {
    (usual[role] ?? []).lazy.compactMap { word in columns.firstIndex { $0.lowercased() == word } }.first
  }
}

/// Where the columns of an edge list stand.
private struct Columns {
  let child: Int
  let method: Int?
  let inputs: [(role: InputRole, column: Int)]

  init(_ columns: [String], _ map: [String: String], _ file: String) throws(InputError) {
    let known = ["child", "parent", "method", "data", "teacher"]
    for key in map.keys.sorted() where !known.contains(key) {
      throw InputError(
        "--map has no '\(key)' for an edge list", expected: known, nearest: Spelling.nearest(to: key, among: known))
    }
    func find(_ key: String) throws(InputError) -> Int? {
      let usual = EdgeListImporter.column(key, columns)
      guard let wanted = map[key] ?? usual.map({ columns[$0] }) else { return nil }
      let places = columns.indices.filter { columns[$0] == wanted }
      if places.count > 1 {
        throw InputError("\(places.count) columns are called '\(wanted)'; which is meant?", file: file, line: 1)
      }
      if let place = places.first { return place }
      throw InputError(
        "there is no column '\(wanted)'", file: file, line: 1, expected: columns,
        nearest: Spelling.nearest(to: wanted, among: columns))
    }
    guard let child = try find("child") else {
      throw InputError("which column is the child? Say --map child=COLUMN,parent=COLUMN", file: file, expected: columns)
    }
    self.child = child
    method = try find("method")
    let roles: [(InputRole, Int?)] = [
      (.base, try find("parent")), (.data, try find("data")), (.teacher, try find("teacher")),
    ]
    inputs = roles.compactMap { role, column in column.map { (role, $0) } }
  }
}

extension String {
  fileprivate func trimmingCharacters(_ isTrimmed: (Character) -> Bool) -> String {
    String(drop(while: isTrimmed).reversed().drop(while: isTrimmed).reversed())
  }
}
