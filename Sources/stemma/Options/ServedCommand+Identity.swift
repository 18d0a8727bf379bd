import Checkpoints
import FoundationEssentials
import Lineage
import Models

extension ServedCommand {
  /// Endings of files of weights and of chat templates; other files may be logs, which a server writes to.
  private static let endings = [".gguf", ".ggml", ".safetensors", ".bin", ".pt", ".pth", ".jinja"]

  /// What replies depend on: the command and what is set for it, whatever the port. A word that names such a file, or a
  /// folder with a `config.json`, counts by the bytes that lie there and not by its name.
  /// - Throws: `InputError` for a file that cannot be read.
  func identity(_ hashing: Hashing) throws(InputError) -> String {
    var words: [JSONText.Value] = []
    for (index, word) in command.enumerated() {
      // The program itself is another on each machine.
      words.append(.string(index == 0 ? word : try content(of: word, hashing)))
    }
    let variables = environment.sorted { $0.key < $1.key }.map { ($0.key, JSONText.Value?.some(.string($0.value))) }
    return JSONText.line(.object(["command": .array(words), "environment": .members(variables)]))
  }

  /// Whether `identity` reads files.
  var namesFiles: Bool { command.dropFirst().contains { path(in: $0) != nil } }

  private func content(of word: String, _ hashing: Hashing) throws(InputError) -> String {
    guard let (option, path) = path(in: word) else { return word }
    return "\(option)\(try ContentDigests(path: path, kind: .model, hashing: hashing).primary)"
  }

  /// Of `path`, or of `--option=path`, where there is such a file or folder of a model.
  private func path(in word: String) -> (option: String, path: String)? {
    let value = word.firstIndex(of: "=").map { word[word.index(after: $0)...] } ?? word[...]
    guard !value.isEmpty else { return nil }
    let path = Paths.resolve(String(value), from: root)
    let isNamed = Self.endings.contains(where: path.hasSuffix) && FileManager.default.fileExists(atPath: path)
    let isModel = isNamed || FileManager.default.fileExists(atPath: path + "/config.json")
    return isModel ? (String(word.dropLast(value.count)), path) : nil
  }
}
