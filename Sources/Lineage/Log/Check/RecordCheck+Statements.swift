import Store

extension RecordCheck {
  /// Whether every statement is the one that its id names; copies them for the check of the index.
  mutating func statements(_ transaction: Transaction, copy: Transaction) throws {
    var (failures, count) = (Failures(), 0)
    try transaction.eachStatements(4096) { rows in
      count += rows.count
      for problem in try Parallel.map(rows, Self.problem) { if let problem { failures.add(problem) } }
      if failures.count == 0 { try copy.copy(rows) }
    }
    if failures.count == 0 { try copy.copyMoments(from: transaction) }
    add(.statements, failures: failures, otherwise: "\(count) statements, each as its id says")
  }

  /// What is wrong with a statement; nil when nothing is.
  private static func problem(_ row: RawStatement) -> String? {
    let name = "statement \(row.number)"
    guard SHA256Text.hex(row.json) == Hex.text(row.id) else {
      return "\(name): its content is not what its id \(Hex.text(row.id).prefix(12))… says"
    }
    do throws(InputError) {
      let json = try JSONValue(parsing: row.json)
      guard json.canonical == row.json else { return "\(name): it is not in canonical form" }
      let kind = try Statement(json: json).kind
      return kind == row.kind ? nil : "\(name): it is kept as '\(row.kind ?? "nothing")' and is of kind '\(kind)'"
    } catch {
      return "\(name): \(error)"
    }
  }
}
