/// A proof about a log, as `stemma lineage log prove` writes it.
package enum LogProof: Sendable, Equatable {
  case inclusion(InclusionProof)
  case consistency(ConsistencyProof)

  /// Bytes that a proof file may have.
  package static let maximumSize = 64 << 20

  /// - Throws: `InputError` that names line and column, or the field.
  package init(parsing text: String) throws(InputError) {
    let fields = try JSONFields(try JSONValue(parsing: text))
    switch try fields.string("schema") {
    case InclusionProof.schema: self = .inclusion(try InclusionProof(fields))
    case ConsistencyProof.schema: self = .consistency(try ConsistencyProof(fields))
    case let other:
      throw InputError(
        "'\(other)' is no proof", field: "schema", expected: [InclusionProof.schema, ConsistencyProof.schema])
    }
  }

  /// - Throws: `InputError` that names the file.
  package init(file path: String) throws(InputError) {
    self = try SmallFile.reading(path, limit: Self.maximumSize) { text throws(InputError) in
      try LogProof(parsing: text)
    }
  }

  package var json: JSONValue {
    switch self {
    case .inclusion(let proof): proof.json
    case .consistency(let proof): proof.json
    }
  }

  /// The checkpoint in which the proof ends: the newest that it speaks of.
  package var checkpoint: SignedCheckpoint {
    switch self {
    case .inclusion(let proof): proof.checkpoint
    case .consistency(let proof): proof.new
    }
  }

  /// What is wrong with it, in itself and against what the reader knows from elsewhere; empty when it holds.
  /// - Parameters:
  ///   - outside: a checkpoint that the reader kept: the proof must be about this very state of the log.
  ///   - keys: each must have signed the proof's checkpoint.
  package func problems(outside: SignedCheckpoint? = nil, keys: [PublicKey] = []) -> [String] {
    var problems: [String] =
      switch self {
      case .inclusion(let proof): proof.problems
      case .consistency(let proof): proof.problems
      }
    if let outside { problems += mismatches(outside.checkpoint) }
    for key in keys where !checkpoint.note.isSigned(by: key) {
      problems.append("the checkpoint is not signed by the key \(key.id.prefix(12))…")
    }
    return problems
  }

  private func mismatches(_ outside: Checkpoint) -> [String] {
    let own = checkpoint.checkpoint
    if own.origin != outside.origin {
      return ["the proof is about \(own.origin), the checkpoint about \(outside.origin)"]
    }
    if own.size != outside.size {
      return [
        "the proof is about \(own.size) entries, the checkpoint about \(outside.size); "
          + "ask for a proof with --checkpoint FILE, or for one from the one to the other with --since FILE"
      ]
    }
    return own.root == outside.root ? [] : ["the proof and the checkpoint have different roots for \(own.size) entries"]
  }
}

extension JSONFields {
  /// The text of a checkpoint.
  func checkpoint(_ key: String) throws(InputError) -> SignedCheckpoint {
    do {
      return try SignedCheckpoint(parsing: try string(key))
    } catch {
      throw self.error(error.description, key)
    }
  }

  /// Hashes in base64; a path is never longer than a number has bits.
  func hashes(_ key: String) throws(InputError) -> [MerkleHash] {
    let texts = try strings(key)
    guard texts.count <= 64 else { throw error("\(texts.count) hashes are more than a path has", key) }
    let hashes = texts.compactMap(MerkleHash.init(base64:))
    guard hashes.count == texts.count else { throw error("expected hashes of 32 bytes in base64", key) }
    return hashes
  }
}
