/// Sequences laid end to end, without padding: row r of every activation belongs to one token of one sequence.
struct Batch {
  /// (R) tokens of all sequences.
  private(set) var tokens: [Int32] = []
  /// (R) place of each token in its sequence.
  private(set) var positions: [Int32] = []
  /// (S + 1) first row of each sequence, and R.
  private(set) var starts: [Int32] = [0]
  /// (M) rows whose next token matters, in ascending order.
  private(set) var outputs: [Int32] = []
  /// (M) the class that each of them should predict; empty where nothing is learnt.
  private(set) var targets: [Int32] = []
  /// Rows of the longest sequence.
  private(set) var longest = 0

  var rows: Int { tokens.count }
  var sequences: Int { starts.count - 1 }

  /// Adds a sequence whose last position, or every position, is wanted.
  mutating func append(_ sequence: [Int], onlyLast: Bool) {
    let first = Int32(rows)
    for (position, token) in sequence.enumerated() { append(Int32(token), at: position) }
    outputs += onlyLast ? [Int32(rows) - 1] : Array(first..<Int32(rows))
    endSequence()
  }

  /// Adds the sequence that predicts the masked tokens of row `index` of a data set.
  ///
  /// Only the tokens before the last masked one are read: with causal attention, later ones change nothing.
  mutating func append(_ index: Int, of data: TokenSet, firstClass: Int) {
    let row = data.row(index)
    for target in row.indices.dropFirst() where target < data.ends[index] {
      let position = target - row.lowerBound - 1
      append(data.tokens[target - 1], at: position)
      if data.mask[target] {
        outputs.append(Int32(rows) - 1)
        targets.append(data.tokens[target] - Int32(firstClass))
      }
    }
    endSequence()
  }

  mutating func removeAll() {
    tokens.removeAll(keepingCapacity: true)
    positions.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    outputs.removeAll(keepingCapacity: true)
    targets.removeAll(keepingCapacity: true)
    longest = 0
  }

  private mutating func append(_ token: Int32, at position: Int) {
    tokens.append(token)
    positions.append(Int32(position))
  }

  private mutating func endSequence() {
    longest = max(longest, rows - Int(starts[sequences]))
    starts.append(Int32(rows))
  }
}
