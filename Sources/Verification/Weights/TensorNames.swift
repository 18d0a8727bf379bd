/// Tensor names as they are compared: libraries put the same network under different prefixes.
enum TensorNames {
  private static let prefixes = ["base_model.model.", "transformer.", "model.", "module."]

  /// The name without the prefixes that only say which class wrote it: `transformer.h.0.ln_1.weight` and
  /// `h.0.ln_1.weight` are one tensor.
  static func canonical(_ name: String) -> String {
    var rest = Substring(name)
    while let prefix = prefixes.first(where: rest.hasPrefix), rest.utf8.count > prefix.utf8.count {
      rest = rest.dropFirst(prefix.count)
    }
    return String(rest)
  }
}
