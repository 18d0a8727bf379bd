import Checkpoints

/// Where two sets of weights differ, tensor by tensor.
package struct TensorComparison: Sendable, Equatable {
  /// A tensor and how far it is from its counterpart: ‖a − b‖ / ‖b‖.
  package struct Change: Sendable, Equatable {
    package var tensor: String
    package var relative: Double
    /// The rank of the difference, where it is low.
    package var lowRank: Int?
  }

  /// Names are without the prefixes that only say which class wrote them; all lists are in the order of the names.
  package var identical: [String] = []
  package var changed: [Change] = []
  /// Only in the other model.
  package var missing: [String] = []
  /// Only in the model.
  package var added: [String] = []
  /// In both with different shapes.
  package var reshaped: [String] = []
  /// With numbers that are not finite, or of a type that is not read.
  package var unread: [String] = []
  /// ‖a − b‖ / ‖b‖ over all that was compared; nil where nothing was, or b is zero.
  package var relative: Double?

  /// Changed tensors whose difference has a low rank.
  package var lowRank: [Change] { changed.filter { $0.lowRank != nil } }

  /// - Parameter progress: is called with the bytes of each tensor of `a` when it is done.
  init(
    _ a: WeightFiles, against b: WeightFiles, progress: (Int) throws -> Void = { _ in }
  ) throws {
    let counterparts = Dictionary(b.tensors.map { (TensorNames.canonical($0.name), $0) }) { first, _ in first }
    let keys = Set(a.tensors.map { TensorNames.canonical($0.name) })
    missing = counterparts.keys.filter { !keys.contains($0) }.sorted()
    var (difference, norm) = (0.0, 0.0)
    for tensor in a.tensors {
      let key = TensorNames.canonical(tensor.name)
      if let other = counterparts[key] {
        if let compared = try compare(key, tensor, in: a, other, in: b) {
          difference += compared.squaredDifference
          norm += compared.squaredNorm
        }
      } else {
        added.append(key)
      }
      try progress(tensor.bytes.count)
    }
    let ratio = (difference / norm).squareRoot()
    relative = ratio.isFinite ? ratio : nil
  }

  private mutating func compare(
    _ key: String, _ tensor: TensorDescription, in a: WeightFiles, _ other: TensorDescription, in b: WeightFiles
  ) throws(CheckpointError) -> TensorDifference? {
    guard tensor.shape == other.shape else {
      reshaped.append(key)
      return nil
    }
    guard let first = a.file(of: tensor.name), let second = b.file(of: other.name),
      let found = try TensorDifference(key: key, tensor, in: first, other, in: second),
      found.isIdentical || found.squaredDifference.isFinite
    else {
      unread.append(key)
      return nil
    }
    guard !found.isIdentical else {
      identical.append(key)
      return found.squaredNorm.isFinite ? found : nil
    }
    let rank = try DifferenceRank.low(tensor, in: first, other, in: second, difference: found)
    changed.append(Change(tensor: key, relative: found.relative ?? .greatestFiniteMagnitude, lowRank: rank))
    return found
  }
}
