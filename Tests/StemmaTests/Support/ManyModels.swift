/// A manifest that takes a while to record.
enum ManyModels {
  /// `count` models in a chain, each with a dataset of its own.
  static func manifest(count: Int) -> String {
    let entries = (0..<count).map { index in
      """
        - {dataset: data-\(index), digests: ["sha256:\(hex(2 * index))"]}
        - model: model-\(index)
          digests: ["sha256:\(hex(2 * index + 1))"]
          derivation: {method: \(index == 0 ? "pretrained" : "finetuned, base: model-\(index - 1)"), data: data-\(index)}
      """
    }
    return "version: 1\nartifacts:\n" + entries.joined(separator: "\n") + "\n"
  }

  private static func hex(_ number: Int) -> String {
    let digits = String(number + 1, radix: 16)
    return String(repeating: "0", count: 64 - digits.count) + digits
  }
}
