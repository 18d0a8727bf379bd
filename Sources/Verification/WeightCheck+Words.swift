import Glibc

extension WeightCheck {
  /// What was found, for people: one line without a trailing period.
  package var words: String {
    [pairing, distance, tensorWords].compactMap { $0 }.joined(separator: "; ")
  }

  private var pairing: String {
    guard let log10P else {
      return "no MLP of the same shape in both, so that hidden units cannot be compared"
    }
    let count = "\(layers.count) \(layers.count == 1 ? "layer" : "layers")"
    let probability = "p = 10^\(Self.rounded(log10P, 1)) for independent initialisation over \(count)"
    switch outcome {
    case .sharedBase: return "one initialisation: \(probability)"
    case .independent: return "nothing of the other's initialisation: \(probability)"
    case .undecided: return "undecided: \(probability)"
    case .incomparable: return "too few hidden units to decide: \(probability)"
    }
  }

  private var distance: String? { tensors.relative.map { "relative L2 distance \(Self.rounded($0, 4))" } }

  private var tensorWords: String? {
    let total = tensors.identical.count + tensors.changed.count
    guard total > 0 else { return nil }
    let ranks = tensors.lowRank.compactMap(\.lowRank)
    let adapter = ranks.max().map { ", \(ranks.count) of them by a difference of rank at most \($0)" } ?? ""
    return "\(tensors.identical.count) of \(total) tensors identical, \(tensors.changed.count) changed\(adapter)"
  }

  /// Without trapping on what no integer can hold.
  private static func rounded(_ value: Double, _ digits: Int) -> Double {
    let scale = pow(10, Double(digits))
    return (value * scale).rounded() / scale
  }
}
