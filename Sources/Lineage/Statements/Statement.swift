/// What the store is made of: append-only, canonical JSON, identified by its SHA-256.
package enum Statement: Sendable, Equatable {
  case artifact(ArtifactStatement)
  case derivation(DerivationStatement)
  case evaluation(EvaluationStatement)
  case verdict(VerdictStatement)
  case observation(ObservationStatement)
  case retraction(RetractionStatement)
  case waiver(WaiverStatement)

  /// The word of the store's `kind` column.
  package var kind: String { content.kind }

  /// What the store keeps for the kind.
  var number: UInt8 {
    switch self {
    case .artifact: 0
    case .derivation: 1
    case .evaluation: 2
    case .verdict: 3
    case .observation: 4
    case .retraction: 5
    case .waiver: 6
    }
  }

  package var json: JSONValue {
    var members = content.members
    members["schema"] = .string(type(of: content).schema)
    return .members(members)
  }

  /// SHA-256 of the canonical JSON, 64 lower-case hexadecimal digits.
  package var id: String { SHA256Text.hex(json.canonical) }

  /// Reads a statement and checks all of it: schema, fields, ranges, names.
  package init(json: JSONValue) throws(InputError) {
    let fields = try JSONFields(json)
    let schema = try fields.string("schema")
    switch schema {
    case ArtifactStatement.schema: self = .artifact(try ArtifactStatement(fields))
    case DerivationStatement.schema: self = .derivation(try DerivationStatement(fields))
    case EvaluationStatement.schema: self = .evaluation(try EvaluationStatement(fields))
    case VerdictStatement.schema: self = .verdict(try VerdictStatement(fields))
    case ObservationStatement.schema: self = .observation(try ObservationStatement(fields))
    case RetractionStatement.schema: self = .retraction(try RetractionStatement(fields))
    case WaiverStatement.schema: self = .waiver(try WaiverStatement(fields))
    default: throw InputError("unknown schema '\(schema)'", field: "schema")
    }
    try validate()
  }

  /// Checks names, ranges and numbers.
  package func validate() throws(InputError) { try content.validate() }

  private var content: any StatementContent {
    switch self {
    case .artifact(let statement): statement
    case .derivation(let statement): statement
    case .evaluation(let statement): statement
    case .verdict(let statement): statement
    case .observation(let statement): statement
    case .retraction(let statement): statement
    case .waiver(let statement): statement
    }
  }
}

/// What each kind of statement knows of its own JSON.
protocol StatementContent: Sendable {
  /// `stemma/<kind>/<version>`
  static var schema: String { get }
  /// Everything but the schema; nil members are left out.
  var members: [String: JSONValue?] { get }
  init(_ fields: JSONFields) throws(InputError)
  func validate() throws(InputError)
}

extension StatementContent {
  var kind: String { String(Self.schema.split(separator: "/")[1]) }
}
