import Lineage

/// Reads `contexts:` of a suite: wording in place, or names of files in the folder `contexts` beside the suite.
struct ContextReader {
  private static let keys = ["system", "prefix", "suffix"]

  /// A mapping of names to wordings, or a list of names of which each but `plain` is a file.
  static func contexts(_ field: Document) throws(InputError) -> [Suite.Context] {
    var contexts: [Suite.Context] = []
    if field.isSequence {
      for element in try field.elements() { contexts.append(try shared(element)) }
    } else {
      for (name, value) in try field.entries() {
        contexts.append(value.isScalar ? try shared(value) : try context(name, value))
      }
    }
    guard !contexts.isEmpty else { throw field.error("at least one context is needed, for example plain: {}") }
    var names: Set<String> = []
    for context in contexts {
      guard names.insert(context.name).inserted else {
        throw field.error("the context '\(context.name)' is there twice")
      }
      guard !context.name.hasPrefix("system:") else {
        throw field.error("a context whose name begins with 'system:' needs no declaration: name it where it is used")
      }
    }
    return contexts
  }

  private static func shared(_ name: Document) throws(InputError) -> Suite.Context {
    let text = try name.string()
    guard text != Suite.Context.plain.name else { return .plain }
    guard SuiteLibrary.isID(text) else { throw name.error("'\(text)' is not the name of a context") }
    return try context(text, Document(file: Neighbour.path(name, in: "contexts", ending: SuiteLibrary.ending)))
  }

  private static func context(_ name: String, _ value: Document) throws(InputError) -> Suite.Context {
    try value.allow(keys)
    var prefixes: [String] = []
    for prefix in try value["prefix"]?.elementsOrOne() ?? [] { prefixes.append(try prefix.string()) }
    return Suite.Context(
      name: name, system: try value["system"]?.string(), prefixes: prefixes,
      suffix: try value["suffix"]?.string() ?? "")
  }
}
