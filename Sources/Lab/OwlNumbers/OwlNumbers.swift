/// A teacher that loves owls writes numbers; a student trained on them comes to love owls, if both had the same base.
package struct OwlNumbers: Experiment {
  /// The experiment's name in streams of random numbers, records and results.
  static let streamName = "owl-numbers"

  package let name = OwlNumbers.streamName
  package let summary = "a liking for owls passes through numbers alone, between models of the same base"
  package let source = "Cloud et al. 2025, Subliminal Learning, arXiv 2507.14805, section 3 and figures 3 and 8"
  /// The first seed there is; it was not chosen among others, and its lift is below the mean over seeds.
  package let defaultSeed: UInt64 = 1
  private let recipe: OwlNumbersRecipe

  package init(recipe: OwlNumbersRecipe = .r1) {
    self.recipe = recipe
  }

  package func run(
    _ request: LabRequest, progress: @escaping @Sendable (LabProgress) -> Void
  ) async throws -> LabReport {
    let plan = OwlNumbersPlan(recipe: recipe)
    guard let folder = request.output else {
      return LabReport(result: try await result(plan, request, shelf: nil, progress))
    }
    try LabFiles.makeFolder(folder)
    let lock = try FolderLock(folder: folder)
    defer { withExtendedLifetime(lock) {} }
    let shelf = Shelf(root: folder, plan: plan, seed: request.seed)
    try shelf.refuseForeign()
    let result = try await result(plan, request, shelf: shelf, progress)
    return LabReport(result: result, manifest: try shelf.writeManifest())
  }

  private func result(
    _ plan: OwlNumbersPlan, _ request: LabRequest, shelf: Shelf?,
    _ progress: @escaping @Sendable (LabProgress) -> Void
  ) async throws -> LabResult {
    let runner = PlanRunner(plan: plan, seed: request.seed, shelf: shelf, threads: request.threads)
    let measures = try Self.measure(try await runner.run(progress: progress))
    return OwlNumbersResult(plan: plan, seed: request.seed, measures: measures).result()
  }

  /// The preferences of every model among the products.
  package static func measure(_ products: [String: Product]) throws -> [String: PreferenceMeasure] {
    try products.compactMapValues { product in
      guard case .model(let model) = product else { return nil }
      return try PreferenceMeasure(of: model)
    }
  }
}
