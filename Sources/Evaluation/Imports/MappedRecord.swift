import Lineage

/// Takes the samples out of one JSON value by a map.
struct MappedRecord {
  let map: ReplyMap

  /// Adds what the map finds; each value that cannot be used is a warning.
  ///
  /// A question belongs to the replies that lie in the same entries of the lists that both paths walk.
  func add(_ record: Document, to replies: inout CollectedReplies) throws(InputError) {
    let questions = map.question.map { Self.byIndices($0, record) } ?? [:]
    let (path, counts) = paths(record)
    for leaf in path.leaves(in: record) {
      let question = Self.nearest(leaf.indices, questions)
      guard let value = leaf.value else {
        replies.warn(record.error("the field '\(leaf.field)' is missing"))
        // A reply that was asked for, and not the whole list of them.
        if counts == nil, leaf.indices.count == path.depth, let question, let label = try? question.string() {
          try replies.add(CollectedReplies.Sample(question: label, content: .missing))
        }
        continue
      }
      try replies.keep { () throws(InputError) in
        let count = counts.map { $0(leaf.indices) ?? "" }
        let cells = MappedCells(
          question: try question?.string(), value: try value.string(), count: count, place: value.error(""))
        return [try cells.sample(isLabelled: map.question != nil)]
      }
    }
  }

  /// Where the values lie; and, for rates, the count at each place.
  private func paths(_ record: Document) -> (ValuePath, (([Int]) -> String?)?) {
    switch map.result {
    case .reply(let path): return (path, nil)
    case .rate(let path, .always(let number)): return (path, { _ in String(number) })
    case .rate(let path, .field(let field)):
      let counts = Self.byIndices(field, record)
      return (path, { indices in Self.nearest(indices, counts).flatMap { try? $0.string() } })
    }
  }

  private static func byIndices(_ path: ValuePath, _ record: Document) -> [[Int]: Document] {
    let pairs = path.leaves(in: record).compactMap { leaf in leaf.value.map { (leaf.indices, $0) } }
    return Dictionary(pairs) { first, _ in first }
  }

  private static func nearest(_ indices: [Int], _ values: [[Int]: Document]) -> Document? {
    for length in stride(from: indices.count, through: 0, by: -1) {
      if let value = values[Array(indices.prefix(length))] { return value }
    }
    return nil
  }
}
