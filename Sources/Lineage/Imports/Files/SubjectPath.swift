/// Which artifact a file describes, as a path: its folder where every such folder has a file of this name, otherwise
/// the file's own path without its ending.
enum SubjectPath {
  /// Names that a file has in every folder of its kind, in lower case.
  private static let usual: Set<String> = [
    "readme.md", "config.json", "adapter_config.json", "generation_config.json", "tokenizer_config.json",
    "training_args.json", "training_args.yaml", "trainer_state.json", "all_results.json", "train_results.json",
    "mergekit_config.yml", "mergekit_config.yaml", "mergekit_moe_config.yml", "mergekit_moe_config.yaml",
    "axolotl_config.yml", "axolotl_config.yaml", "modelfile", "mlmodel", "meta.yaml", "model.sig", "dvc.lock",
    "model.safetensors.index.json", "pytorch_model.bin.index.json", "pipeline.yaml", "pipeline.yml",
    "dataset_info.json", "dataset_infos.json", "config.yaml", "config.yml", "wandb-metadata.json", "model.safetensors",
    "adapter_model.safetensors", "pytorch_model.bin", "adapter_model.bin", "training_args.bin",
  ]
  /// Folders inside an artifact's own, which hold more about it.
  private static let inner: Set<Substring> = [".eval_results", "distiset_configs"]

  /// - Parameter path: absolute.
  static func of(file path: String) -> String {
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    let folder = Self.outer(String(path[..<slash]))
    let name = String(path[slash...].dropFirst())
    let lower = name.lowercased()
    if usual.contains(lower) || (!lower.hasSuffix(".gguf") && isShard(stem(lower)))
      || inner.contains(path[..<slash].split(separator: "/").last ?? "")
    {
      return folder
    }
    if let variant = modelfileVariant(name, lower) { return "\(folder)-\(variant)" }
    return "\(folder)/\(withoutShard(stem(name)))"
  }

  private static func outer(_ folder: String) -> String {
    guard let slash = folder.lastIndex(of: "/") else { return folder }
    let (name, outer) = (folder[slash...].dropFirst(), folder[..<slash])
    if inner.contains(name) { return String(outer) }
    // Weights & Biases keeps the files of a run in `run-<time>-<id>/files`.
    let isRun = name == "files" && outer.split(separator: "/").last?.hasPrefix("run-") == true
    return isRun ? String(outer) : folder
  }

  /// `mini` of `Modelfile-mini`.
  private static func modelfileVariant(_ name: String, _ lower: String) -> Substring? {
    guard lower.hasPrefix("modelfile"), lower.utf8.count > 10, name.utf8.count == lower.utf8.count else { return nil }
    let rest = name.dropFirst("modelfile".count)
    return rest.first.map("-_.".contains) == true ? rest.dropFirst() : nil
  }

  private static func stem(_ file: String) -> String {
    file.lastIndex(of: ".").flatMap { $0 > file.startIndex ? String(file[..<$0]) : nil } ?? file
  }

  /// Whether it ends in `-00001-of-00002`.
  private static func isShard(_ stem: String) -> Bool { withoutShard(stem) != stem }

  private static func withoutShard(_ stem: String) -> String {
    let parts = stem.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.suffix(3)
    guard parts.count > 3, numbers.dropFirst().first == "of", let first = numbers.first, let last = numbers.last,
      first.utf8.count == 5, last.utf8.count == 5, Int(first) != nil, Int(last) != nil
    else { return stem }
    return parts.dropLast(3).joined(separator: "-")
  }
}
