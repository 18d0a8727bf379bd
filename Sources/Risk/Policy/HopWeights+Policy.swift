import Lineage

extension HopWeights {
  /// Weights of zero are refused: no hop ends a path.
  init(_ document: Document) throws(InputError) {
    self.init()
    try document.allow(["shared-base", "unknown-base", "different-base"])
    let range = 0.0001...1.0
    if let value = document["shared-base"] { sharedBase = try value.number(in: range) }
    if let value = document["unknown-base"] { unknownBase = try value.number(in: range) }
    if let value = document["different-base"] { differentBase = try value.number(in: range) }
    guard unknownBase >= differentBase else {
      throw document.error("an unknown base may not weigh less than a different one: unknown is never 'different'")
    }
  }
}
