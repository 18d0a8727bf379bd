import Lineage

/// Makes a plan's steps, several at a time, as soon as their inputs are there.
///
/// Steps are pure computations of seconds that never wait, so they run as child tasks on Swift's own pool, one thread a
/// training: the task group bounds how many run, ends them all when one fails, and passes cancellation on.
package struct PlanRunner: Sendable {
  package let plan: OwlNumbersPlan
  private let workshop: Workshop
  private let shelf: Shelf?
  private let threads: Int

  /// - Parameters:
  ///   - shelf: where products are kept and found again; nil for memory only.
  ///   - threads: steps at a time, at least 1.
  package init(plan: OwlNumbersPlan, seed: UInt64, shelf: Shelf? = nil, threads: Int) {
    self.plan = plan
    workshop = Workshop(recipe: plan.recipe, seed: seed)
    self.shelf = shelf
    self.threads = max(1, threads)
  }

  /// - Returns: every model, and the data sets that some step needed.
  package func run(progress: @escaping @Sendable (LabProgress) -> Void = { _ in }) async throws -> [String: Product] {
    let found = Set(plan.steps.filter { shelf?.holds($0) ?? false }.map(\.name))
    let missing = plan.steps.filter { !found.contains($0.name) }
    let meter = ProgressMeter(total: missing.reduce(0) { $0 + $1.work(plan.recipe) }, report: progress)
    var products = try reuse(found, neededBy: missing, meter)
    let urgency = urgency
    var waiting = missing.sorted { urgency[$0.name, default: 0] > urgency[$1.name, default: 0] }
    try await withThrowingTaskGroup(of: (String, Product).self) { group in
      var running = 0
      while !waiting.isEmpty || running > 0 {
        while running < threads, let next = waiting.firstIndex(where: { isReady($0, products) }) {
          let step = waiting.remove(at: next)
          let inputs = Ingredients(products.filter { step.inputs.contains($0.key) })
          group.addTask { (step.name, try make(step, from: inputs, meter)) }
          running += 1
        }
        guard let (name, product) = try await group.next() else { throw Ingredients.Missing(name: waiting[0].name) }
        products[name] = product
        running -= 1
      }
    }
    return products
  }

  /// Work on the longest way from a step to the end of the plan: the steps with most of it go first.
  private var urgency: [String: Double] {
    var result: [String: Double] = [:]
    for step in plan.steps.reversed() {
      let after = plan.steps.filter { $0.inputs.contains(step.name) }.compactMap { result[$0.name] }.max() ?? 0
      result[step.name] = step.work(plan.recipe) + after
    }
    return result
  }

  private func isReady(_ step: PlanStep, _ products: [String: Product]) -> Bool {
    step.inputs.allSatisfy { products[$0] != nil }
  }

  private func make(_ step: PlanStep, from inputs: Ingredients, _ meter: ProgressMeter) throws -> Product {
    try Task.checkCancellation()
    let steps = step.steps(plan.recipe)
    let work = step.work(plan.recipe)
    let product = try workshop.make(step, from: inputs) { done in
      try Task.checkCancellation()
      // The event for the last step is sent when the folder is complete.
      if done.isMultiple(of: 10), done < steps { meter.advance(step.name, step: done, of: steps, work: work) }
    }
    try shelf?.put(product, of: step)
    meter.advance(step.name, step: steps, of: steps, work: work)
    return product
  }

  /// Loads what an earlier run left: all models, and the data sets that are still to be used.
  private func reuse(
    _ found: Set<String>, neededBy missing: [PlanStep], _ meter: ProgressMeter
  ) throws -> [String: Product] {
    let needed = Set(missing.flatMap(\.inputs))
    var products: [String: Product] = [:]
    for step in plan.steps where found.contains(step.name) {
      if step.kind == .model || needed.contains(step.name) { products[step.name] = try shelf?.product(of: step) }
      let steps = step.steps(plan.recipe)
      meter.advance(step.name, step: steps, of: steps, work: 0, isReused: true)
    }
    return products
  }
}
