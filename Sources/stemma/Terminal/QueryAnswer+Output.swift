import Lineage
import Store

extension QueryAnswer {
  /// `stemma/query/1`.
  var json: JSONValue {
    [
      "schema": "stemma/query/1", "columns": .array(columns.map(JSONValue.string)),
      "rows": .array(rows.map { .array($0.map(\.json)) }), "complete": .bool(cut == nil),
    ]
  }
}

extension QueryValue {
  /// A cell for people.
  var text: String {
    switch self {
    case .null: ""
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .text(let text): text
    case .blob(let bytes): Hex.text(bytes)
    }
  }

  /// Whole numbers that a double does not hold exactly are texts, and so is what is not finite.
  var json: JSONValue {
    switch self {
    case .null: .null
    case .integer(let number) where number.magnitude > 1 << 53: .string(String(number))
    case .integer(let number): .number(Double(number))
    case .real(let number): number.isFinite ? .number(number) : .string(String(number))
    case .text(let text): .string(text)
    case .blob(let bytes): .string(Hex.text(bytes))
    }
  }
}
