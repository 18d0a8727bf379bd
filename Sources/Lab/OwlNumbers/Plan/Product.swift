package import Neural

/// What a step makes.
package enum Product: Sendable, Equatable {
  case model(Transformer)
  case passages([Passage])
}

/// The products that a step is made from. A plan whose steps do not fit together is a mistake of the program, and
/// still an error rather than a crash.
package struct Ingredients: Sendable {
  package struct Missing: Error, Equatable, CustomStringConvertible {
    let name: String
    package var description: String { "the plan uses '\(name)' for something that it is not, or before it is made" }
  }

  private let products: [String: Product]

  package init(_ products: [String: Product]) {
    self.products = products
  }

  func model(_ name: String) throws(Missing) -> Transformer {
    guard case .model(let model) = products[name] else { throw Missing(name: name) }
    return model
  }

  func passages(_ name: String) throws(Missing) -> [Passage] {
    guard case .passages(let passages) = products[name] else { throw Missing(name: name) }
    return passages
  }
}
