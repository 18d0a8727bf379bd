/// Turns a tree into steps (Thompson 1968). Counted repetitions are written out, so that their length is bounded here.
struct PatternCompiler {
  private var steps: [PatternStep] = []

  static let maximumSteps = 1000

  mutating func program(_ tree: PatternTree) throws(PatternError) -> [PatternStep] {
    try emit(tree)
    try append(.end)
    return steps
  }

  private mutating func append(_ step: PatternStep) throws(PatternError) {
    guard steps.count < Self.maximumSteps else {
      throw PatternError(
        message: "the pattern is too long: written out it passes \(Self.maximumSteps) steps", character: 1)
    }
    steps.append(step)
  }

  private mutating func emit(_ tree: PatternTree) throws(PatternError) {
    switch tree {
    case .empty: break
    case .set(let set): try append(.take(set))
    case .place(let place): try append(.check(place))
    case .sequence(let items): for item in items { try emit(item) }
    case .choice(let branches): try emit(branches[...])
    case .repeated(let inner, let least, let most):
      let start = steps.count
      for _ in 0..<least {
        try emit(inner)
        // Nothing, however often: nested counts of it would take for ever and never meet the limit on steps.
        if steps.count == start { return }
      }
      guard let most else { return try emitLoop(inner) }
      for _ in least..<most { try emitOptional(inner) }
    }
  }

  private mutating func emit(_ branches: ArraySlice<PatternTree>) throws(PatternError) {
    guard let first = branches.first else { return }
    guard branches.count > 1 else { return try emit(first) }
    let fork = steps.count
    try append(.jump(0))
    try emit(first)
    let exit = steps.count
    try append(.jump(0))
    steps[fork] = .split(fork + 1, steps.count)
    try emit(branches.dropFirst())
    steps[exit] = .jump(steps.count)
  }

  private mutating func emitLoop(_ inner: PatternTree) throws(PatternError) {
    let fork = steps.count
    try append(.jump(0))
    try emit(inner)
    try append(.jump(fork))
    steps[fork] = .split(fork + 1, steps.count)
  }

  /// Zero or one.
  private mutating func emitOptional(_ inner: PatternTree) throws(PatternError) {
    let fork = steps.count
    try append(.jump(0))
    try emit(inner)
    steps[fork] = .split(fork + 1, steps.count)
  }
}
