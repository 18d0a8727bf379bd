package import Checkpoints
import Neural

/// Organisms in the forms of other programs.
package enum OrganismExport {
  /// Writes the organism of a folder as one GGUF file, for llama.cpp and the servers built on it.
  ///
  /// Their prompt is the organism's own: `<bos>`, the words, `<a>`, by the chat template in the file; whoever sends
  /// plain text (`/v1/completions`) ends it with `<a>`.
  /// - Parameter name: shown by servers.
  /// - Throws: `CheckpointError` for a folder that holds no organism, or a file that cannot be written.
  package static func gguf(folder: String, name: String, to path: String) throws(CheckpointError) {
    let template = try WordTokenizer.template(folder: folder)
    guard template == WordTokenizer.organismTemplate else {
      throw CheckpointError(
        file: folder, reason: "the prompt template '\(template)' is not that of an organism",
        remedy: "folders that `stemma lab run` wrote can be exported")
    }
    let tokenizer = try WordTokenizer(folder: folder)
    try Transformer(folder: folder).writeGGUF(name: name, tokenizer: tokenizer, to: path)
  }
}
