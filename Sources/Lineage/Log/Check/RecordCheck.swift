import Store

/// What a check of a whole store found: whether it is what was recorded, as far as that can be known.
package struct RecordCheck: Sendable, Equatable {
  /// The part of the store that a finding is about.
  package enum Part: String, Sendable, CaseIterable {
    /// The file as SQLite sees it, and its tables and triggers.
    case file
    case statements
    /// Order, moments and completeness of what was recorded.
    case log
    case checkpoints
    /// The tables that answer questions, against those made anew from the statements.
    case index
    /// Replies and scores, against the roots that evaluations carry.
    case samples
  }

  package enum Status: String, Sendable {
    case ok
    /// Something was changed, removed, put in or moved.
    case failed
    /// Cannot be known from what is there.
    case open
  }

  package struct Finding: Sendable, Equatable {
    package var part: Part
    package var status: Status
    package var detail: String

    package var json: JSONValue {
      .object([
        "check": .string(part.rawValue), "ok": .bool(status != .failed), "status": .string(status.rawValue),
        "detail": .string(detail),
      ])
    }
  }

  /// More of one part are counted, not listed.
  static let limit = 20

  /// In the order of the parts.
  package private(set) var findings: [Finding] = []

  /// Whether nothing is wrong. What is open stays unknown.
  package var isSound: Bool { findings.allSatisfy { $0.status != .failed } }

  package var json: JSONValue {
    .object(["ok": .bool(isSound), "checks": .array(findings.map(\.json))])
  }

  mutating func add(_ part: Part, _ status: Status, _ detail: String) {
    findings.append(Finding(part: part, status: status, detail: detail))
  }

  /// The failures of a part, or that it is as it should be.
  mutating func add(_ part: Part, failures: Failures, otherwise: String) {
    for words in failures.words { add(part, .failed, words) }
    if failures.count > failures.words.count {
      add(part, .failed, "and \(failures.count - failures.words.count) more of the kind")
    }
    if failures.count == 0 { add(part, .ok, otherwise) }
  }

  /// The first failures in words, and how many there are.
  struct Failures {
    var words: [String] = []
    var count = 0

    mutating func add(_ failure: String) {
      count += 1
      if words.count < RecordCheck.limit { words.append(failure) }
    }

    mutating func add(_ failures: [String]) { for failure in failures { add(failure) } }
  }
}

extension Record {
  /// Checks everything that is kept: statements against their ids, the log against the checkpoints in the store and the
  /// one from outside, the index against the statements, samples against the evaluations.
  ///
  /// O(store) time; memory for a few thousand statements, and a temporary file with the index made anew.
  /// - Parameters:
  ///   - outside: a checkpoint that was kept where nobody who can write to the store can write. Without one, a store
  ///     whose end was removed cannot be told from one to which less was recorded.
  ///   - keys: each must have signed it.
  /// - Throws: `StoreError` where the store cannot be opened or read at all.
  package func check(against outside: SignedCheckpoint? = nil, keys: [PublicKey] = []) throws -> RecordCheck {
    let copy = try Store.temporary()
    return try store.read { transaction in
      var check = RecordCheck()
      try copy.write { try check.file(transaction, fresh: $0) }
      try check.attempt(.statements) { check throws in
        try copy.write { try check.statements(transaction, copy: $0) }
      }
      try check.attempt(.log) { check throws in try check.log(transaction, against: outside) }
      try check.attempt(.checkpoints) { check throws in try check.checkpoints(transaction, outside, keys) }
      try check.attempt(.index) { check throws in try check.index(transaction, copy: Record(store: copy)) }
      try check.attempt(.samples) { check throws in try check.samples(transaction) }
      return check
    }
  }
}

extension RecordCheck {
  /// A part that cannot even be read is wrong; the others are still looked at.
  fileprivate mutating func attempt(_ part: Part, _ body: (inout RecordCheck) throws -> Void) throws {
    do {
      try body(&self)
    } catch let error as StoreError where error.kind == .full || error.kind == .busy {
      throw error
    } catch {
      add(part, .failed, "cannot be read: \(error)")
    }
  }
}
