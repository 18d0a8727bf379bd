import Lineage
import Reporting

/// Rows that leave as they are made: an answer may have a million of them, which nobody should wait for or hold in
/// memory. They are written in blocks.
struct RowStream {
  private static let block = 1 << 16
  private let terminal: Terminal
  private var bytes: [UInt8] = []

  private init(_ terminal: Terminal) {
    self.terminal = terminal
    bytes.reserveCapacity(Self.block + 4096)
  }

  static func write(to terminal: Terminal, _ body: (inout RowStream) -> Void) {
    var stream = RowStream(terminal)
    body(&stream)
    stream.flush()
  }

  private mutating func flush() {
    terminal.output(bytes: bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Our own words and punctuation.
  mutating func raw(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    if bytes.count >= Self.block { flush() }
  }

  /// A cell for people, followed by blanks up to the width.
  mutating func cell(_ text: String, width: Int = 0) {
    let start = bytes.count
    if Self.isPlain(text) {
      bytes.append(contentsOf: text.utf8)
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(0, width - (bytes.count - start))))
    } else {
      let clean = Sanitised(text).text
      bytes.append(contentsOf: clean.utf8)
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(0, width - clean.count)))
    }
  }

  /// A text as JSON.
  mutating func json(_ text: String) {
    let isPlain = Self.isPlain(text) && !text.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    guard isPlain else { return json(.string(text)) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: text.utf8)
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func json(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

  /// A value, laid out as a member of an object of rows.
  mutating func json(_ value: JSONValue, indent: String = "") {
    let lines = value.document.split(separator: "\n", omittingEmptySubsequences: true)
    for (index, line) in lines.enumerated() {
      if index > 0 { bytes.append(contentsOf: ("\n" + indent).utf8) }
      bytes.append(contentsOf: line.utf8)
    }
  }

  /// Visible ASCII and blanks: what needs neither cleaning nor counting of letters.
  private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
}

extension Session {
  /// Prints an answer about lineage whose `nodes` are written one by one, in the layout of every JSON answer.
  func answer<Rows: RandomAccessCollection>(
    lineage members: [String: JSONValue] = [:], nodes rows: Rows,
    row: (Rows.Element, inout RowStream) -> Void
  ) {
    let members = members.merging(["schema": "stemma/lineage/1", "nodes": .null]) { own, _ in own }
    RowStream.write(to: terminal) { stream in
      stream.raw("{")
      for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
        stream.raw(index == 0 ? "\n  " : ",\n  ")
        stream.json(member.key)
        stream.raw(": ")
        if member.key == "nodes" { stream.list(rows, row) } else { stream.json(member.value, indent: "  ") }
      }
      stream.raw("\n}")
      stream.endLine()
    }
  }
}

extension RowStream {
  fileprivate mutating func list<Rows: RandomAccessCollection>(
    _ rows: Rows, _ row: (Rows.Element, inout RowStream) -> Void
  ) {
    guard !rows.isEmpty else { return raw("[]") }
    raw("[")
    for (index, element) in rows.enumerated() {
      if index > 0 { raw(",") }
      endLine()
      raw("    {\n      ")
      row(element, &self)
      raw("\n    }")
    }
    raw("\n  ]")
  }

  /// The members of a row that was reached, sorted as everywhere.
  mutating func members(of reached: ReachedNode) {
    raw("\"digest\": ")
    if let digest = reached.node.digest { json(digest.description) } else { raw("null") }
    raw(",\n      \"distance\": ")
    json(reached.distance)
    if let hop = reached.lastHop {
      raw(",\n      \"from\": ")
      json(hop.from)
    }
    raw(",\n      \"kind\": ")
    json(reached.node.kind.rawValue)
    raw(",\n      \"name\": ")
    json(reached.node.name)
    if !reached.path.isEmpty {
      raw(",\n      \"path\": ")
      json(.array(reached.path.map(\.json)), indent: "      ")
    }
    raw(",\n      \"pinned\": ")
    if reached.node.isPinned { raw("true") } else { raw("false") }
    raw(",\n      \"via\": ")
    json(reached.via.rawValue)
    if let weight = reached.weight {
      raw(",\n      \"weight\": ")
      json(.number(weight))
    }
  }
}
