// Made by generate.py in this folder; do not edit.

enum ClusteringReference {
  /// Groups, ICC(1).
  static let cases: [(groups: [[Double]], correlation: Double)] = [
    (
      [[0.0, 1.0, 1.0], [0.0, 0.0, 0.0], [1.0, 1.0, 1.0]],
      0.6666666666666666
    ),
    (
      [[0.2, 0.3], [0.8, 0.7, 0.9, 0.6], [0.4, 0.5, 0.1]],
      0.7508455467869221
    ),
    (
      [[1.0, 2.0, 3.0], [3.0, 2.0, 1.0], [2.0, 1.0, 3.0]],
      -0.5
    ),
  ]
}
