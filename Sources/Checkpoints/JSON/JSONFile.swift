/// Reading of the small JSON files that stand beside the weights.
enum JSONFile {
  /// Bytes; the largest tokenizers of real models have a third of it.
  private static let largest = 100_000_000

  /// The object that the file holds.
  static func object(_ path: String) throws(CheckpointError) -> JSONTree {
    let file = try MappedFile(path: path)
    guard file.bytes.count <= largest else {
      throw CheckpointError(
        file: path, reason: "has \(file.bytes.count) bytes, more than the \(largest) that are read")
    }
    let value: JSONTree
    do {
      value = try JSONParser.parse(file.bytes)
    } catch {
      let (line, column) = error.position(in: file.bytes)
      throw CheckpointError(file: "\(path):\(line):\(column)", reason: "not valid JSON: \(error.reason)")
    }
    guard value.members != nil else { throw CheckpointError(file: path, reason: "is not a JSON object") }
    return value
  }
}
