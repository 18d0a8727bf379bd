package import Evaluation
package import Lineage
package import Risk

/// The suites that a policy calls for, in which contexts, and which traits each is asked about.
package struct SuitePlan: Sendable {
  /// One suite in one context.
  package struct Use: Sendable {
    package var suite: Suite
    package var context: Suite.Context
    /// The suite's traits that the policy asks about in this context, in the order of the suite.
    package var traits: [String]
  }

  /// In the order of the policy's suites and their contexts.
  package let uses: [Use]

  /// Reads the suites from the library. An entry that names no suites takes every suite that measures its traits, in
  /// those of its contexts which the suite has.
  /// - Throws: `InputError` for an unknown suite or context, with the nearest name.
  package init(policy: Policy, library: SuiteLibrary) throws(InputError) {
    var uses: [Use] = []
    var lacking: [(context: String, error: InputError)] = []
    for id in try Self.suiteNames(policy, library) {
      let suite = try library.suite(id)
      for name in Self.contexts(of: suite, policy) {
        let traits = suite.traits.filter { Self.asks(policy, about: $0, suite: suite, context: name) }
        guard !traits.isEmpty else { continue }
        do throws(InputError) {
          uses.append(Use(suite: suite, context: try Self.context(name, of: suite), traits: traits))
        } catch {
          guard !Self.names(policy, suite) else { throw error }
          lacking.append((name, error))
        }
      }
    }
    // A context that one suite lacks may be another's; one that none has is a mistake.
    let used = Set(uses.map(\.context.name))
    if let unused = lacking.first(where: { !used.contains($0.context) }) { throw unused.error }
    self.uses = uses
  }

  /// The traits that are asked about anywhere, sorted.
  package var requiredTraits: [String] { Set(uses.flatMap(\.traits)).sorted() }

  /// Digest by suite id.
  package var suiteDigests: [String: String] {
    Dictionary(uses.map { ($0.suite.id, $0.suite.digest) }) { first, _ in first }
  }

  private static func suiteNames(_ policy: Policy, _ library: SuiteLibrary) throws(InputError) -> [String] {
    var names = policy.required
    for entry in policy.traits {
      if entry.suites.isEmpty {
        for id in library.ids where try library.suite(id).traits.contains(where: entry.pattern.matches) {
          names.append(id)
        }
      } else {
        names += entry.suites
      }
    }
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// Whether the policy names the suite itself.
  private static func names(_ policy: Policy, _ suite: Suite) -> Bool {
    policy.required.contains(suite.id) || policy.traits.contains { $0.suites.contains(suite.id) }
  }

  private static func contexts(of suite: Suite, _ policy: Policy) -> [String] {
    var seen: Set<String> = []
    let named = suite.traits.compactMap { policy.entry(for: $0) }.flatMap(\.contexts)
    return (named.isEmpty ? ["plain"] : named).filter { seen.insert($0).inserted }
  }

  /// A required suite is asked about all of its traits, any other about those whose entry names it (or names none).
  private static func asks(_ policy: Policy, about trait: String, suite: Suite, context: String) -> Bool {
    guard let entry = policy.entry(for: trait) else { return policy.required.contains(suite.id) && context == "plain" }
    let isNamed = entry.suites.isEmpty || entry.suites.contains(suite.id) || policy.required.contains(suite.id)
    return isNamed && entry.contexts.contains(context)
  }

  private static func context(_ name: String, of suite: Suite) throws(InputError) -> Suite.Context {
    if let context = suite.context(named: name) { return context }
    let names = suite.contexts.map(\.name)
    throw InputError(
      "suite \(suite.id) has no context '\(name)'", expected: names, nearest: Spelling.nearest(to: name, among: names))
  }
}
