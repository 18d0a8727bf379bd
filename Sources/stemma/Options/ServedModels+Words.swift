import Evaluation
import Lineage
import Models
import Statistics

/// What endpoints will take, take and took, in words.
extension ServedModels {
  /// A line a model that is still to be asked something, and one for all where there are several.
  func lines(_ estimates: [RunEstimate]) -> [String] {
    let asked = priced(estimates)
    var lines = asked.map { Self.line($0.estimate.model, $0.estimate.requests, $0.estimate.usage, $0.dollars) }
    if asked.count > 1 {
      let usage = TokenUsage(
        input: asked.reduce(0) { $0 + $1.estimate.usage.input },
        output: asked.reduce(0) { $0 + $1.estimate.usage.output })
      let dollars = asked.contains { $0.dollars == nil } ? nil : asked.reduce(0) { $0 + ($1.dollars ?? 0) }
      lines.append(Self.line("all", asked.reduce(0) { $0 + $1.estimate.requests }, usage, dollars))
    }
    return lines
  }

  /// `stemma/estimate/1`.
  func json(_ estimates: [RunEstimate]) -> JSONValue {
    let rows = priced(estimates).map { one in
      JSONValue.members([
        "model": .string(one.estimate.model), "requests": JSONValue(one.estimate.requests),
        "tokensIn": JSONValue(one.estimate.usage.input), "tokensOut": JSONValue(one.estimate.usage.output),
        "dollars": one.dollars.map(JSONValue.number),
      ])
    }
    return .object(["schema": "stemma/estimate/1", "models": .array(rows)])
  }

  private func priced(_ estimates: [RunEstimate]) -> [(estimate: RunEstimate, dollars: Double?)] {
    let known = all
    return estimates.compactMap { estimate in
      known.first { $0.name == estimate.model && estimate.requests > 0 }
        .map { (estimate, $0.price?.dollars(estimate.usage)) }
    }
  }

  private static func line(_ name: String, _ requests: Int, _ usage: TokenUsage, _ dollars: Double?) -> String {
    let (input, output) = (Progress.short(usage.input), Progress.short(usage.output))
    let cost = dollars.map { ", \(money($0)) at most" } ?? ""
    return "\(name): \(requests) requests to come, about \(input) tokens in and at most \(output) out\(cost)"
  }

  /// For the line of progress: tokens, money, the model's present limit, and what went wrong by kind.
  func standing(of name: String) -> String? {
    let models = all.filter { $0.model.tally.requests > 0 }
    guard !models.isEmpty else { return nil }
    let tallies = models.map(\.model.tally)
    let tokens = tallies.reduce(0) { $0 + $1.usage.input + $1.usage.output }
    let prices = models.compactMap { one in one.price.map { $0.dollars(one.model.tally.usage) } }
    let (failed, refused) = tallies.reduce((0, 0)) { ($0.0 + $1.failed, $0.1 + $1.refused) }
    let words = [
      "\(Progress.short(tokens)) tokens", prices.isEmpty ? nil : Self.money(prices.reduce(0, +)),
      models.first { $0.name == name }.map { "\($0.model.slots) at once" }, failed > 0 ? "\(failed) failed" : nil,
      refused > 0 ? "\(refused) refused" : nil,
    ]
    return words.compactMap(\.self).joined(separator: "  ")
  }

  /// A line a model: what it took and, where prices are known, what that cost.
  var costs: [String] {
    all.compactMap { name, model, price in
      let tally = model.tally
      guard tally.requests > 0 else { return nil }
      let usage = "\(tally.usage.input) tokens in, \(tally.usage.output) out"
      let again = tally.requests > tally.answers ? " (\(tally.requests - tally.answers) without an answer of use)" : ""
      let money = price.map { ", about \(Self.money($0.dollars(tally.usage)))" } ?? ""
      return "\(name): \(tally.requests) requests\(again), \(usage)\(money)"
    }
  }

  private static func money(_ dollars: Double) -> String { "$\((dollars * 1e4).rounded() / 1e4)" }
}
