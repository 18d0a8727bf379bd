/// Chooses between methods that sources state in different words.
enum MethodChoice {
  /// Ways of training on from a base, the least specific first: any of them may be called the ones before it.
  private static let trained: [DerivationMethod] = [.finetuned, .adapter, .preferenceOptimised, .rl, .distilled]
  /// Data that was put together from other data, which may have been done in any of the ways.
  private static let assembled: Set<DerivationMethod> = [.mixed, .filtered]

  /// Whether two sources can mean the same.
  static func agree(_ left: DerivationMethod, _ right: DerivationMethod) -> Bool {
    if left == right || left == .derived || right == .derived { return true }
    if trained.contains(left), trained.contains(right) { return true }
    return assembled.contains(left) && right != .collected && right.output == .dataset
      || assembled.contains(right) && left != .collected && left.output == .dataset
  }

  /// The one that says more, of two that agree.
  static func specific(_ left: DerivationMethod, _ right: DerivationMethod) -> DerivationMethod {
    if let first = trained.firstIndex(of: left), let second = trained.firstIndex(of: right) {
      return trained[max(first, second)]
    }
    return assembled.contains(left) ? right : left
  }

  /// A claim whose method takes all its inputs. A model with a teacher of its own is distilled; otherwise a method that
  /// does not fit its inputs is not what the file meant, and the relation counts as not stated.
  static func fitting(_ claim: Claim) -> Claim {
    if fits(claim.method, claim.inputs) { return claim }
    var claim = claim
    let data = claim.inputs.filter { $0.role == .data }
    let others = claim.inputs.filter { $0.role != .data }
    // The card of a copy or a merge repeats the data of its parents, or names those that it was calibrated on.
    if claim.method != .derived, claim.method.output == .model, !data.isEmpty, fits(claim.method, others) {
      claim.inputs = others
      claim.properties["data-named"] = data.map(\.artifact.name).joined(separator: ", ")
      return claim
    }
    let alternatives: [DerivationMethod] =
      claim.method.output == .model
      ? [.distilled, .merged, .derived] : [.generated, .mixed, .labelled, .paraphrased, .judged]
    if let fitting = alternatives.first(where: { fits($0, claim.inputs) }) { claim.method = fitting }
    return claim
  }

  private static func fits(_ method: DerivationMethod, _ inputs: [Claim.Input]) -> Bool {
    let roles = Set(inputs.map(\.role))
    let bases = inputs.count { $0.role == .base }
    return roles.isSubset(of: Set(method.inputs.allowed)) && method.inputs.required.isSubset(of: roles)
      && (bases < 2 || method.inputs.severalBases)
  }
}
