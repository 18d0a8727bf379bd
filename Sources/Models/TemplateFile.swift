import FoundationEssentials

/// What `tokenizer_config.json` says about the prompt template.
struct TemplateFile {
  let template: String

  private static let maximumSize = 1 << 20

  private struct Fields: Decodable {
    var template: String?

    enum CodingKeys: String, CodingKey { case template = "stemma_template" }
  }

  /// The error says which file is wrong and how; it names no model.
  struct Problem: Error, CustomStringConvertible {
    var description: String
  }

  init(folder: String) throws(Problem) {
    let path = folder + "/tokenizer_config.json"
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw Problem(description: "\(path): there is no such file, or it cannot be read")
    }
    guard bytes.count <= Self.maximumSize, let fields = try? JSONDecoder().decode(Fields.self, from: bytes) else {
      throw Problem(description: "\(path): not a JSON object with the text field 'stemma_template'")
    }
    guard let template = fields.template else {
      throw Problem(
        description: "\(path): the field 'stemma_template' is missing, so the prompt format is unknown")
    }
    self.template = template
  }
}
