/// Writes safetensors files whose bytes depend on their content alone.
package enum SafetensorsWriter {
  /// Writes F32 tensors; the file appears under its name only when it is complete.
  ///
  /// Tensors and metadata are sorted by the UTF-8 bytes of their names; the header is padded with spaces to a multiple
  /// of 8 bytes, as the reference writer does.
  /// - Precondition: names differ, and each tensor has as many values as its shape says.
  package static func write(
    _ tensors: [(name: String, shape: [Int], values: [Float])], metadata: [String: String], to path: String
  ) throws(CheckpointError) {
    let sorted = tensors.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    var members: [String] = metadata.isEmpty ? [] : ["\"__metadata__\":" + object(metadata)]
    var end = 0
    for (tensor, following) in zip(sorted, sorted.dropFirst().map(\.name) + [nil]) {
      precondition(tensor.name != following && tensor.name != "__metadata__", "the name \(tensor.name) is taken")
      precondition(tensor.shape.reduce(1, *) == tensor.values.count, "\(tensor.name) does not fill its shape")
      let start = end
      end += 4 * tensor.values.count
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      members.append(
        "\(JSONText.quoted(tensor.name)):{\"dtype\":\"F32\",\"shape\":[\(shape)],\"data_offsets\":[\(start),\(end)]}")
    }
    var header = Array("{\(members.joined(separator: ","))}".utf8)
    header += Array(repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8)
    let length = withUnsafeBytes(of: UInt64(header.count).littleEndian) { Array($0) }
    let data = sorted.flatMap { $0.values.map(\.bitPattern.littleEndian) }
    try write(length + header, data, to: path)
  }

  private static func object(_ metadata: [String: String]) -> String {
    let sorted = metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return "{" + sorted.map { "\(JSONText.quoted($0.key)):\(JSONText.quoted($0.value))" }.joined(separator: ",") + "}"
  }

  private static func write(_ header: [UInt8], _ data: [UInt32], to path: String) throws(CheckpointError) {
    let result = header.withUnsafeBytes { header in
      data.withUnsafeBytes { data in
        Result { () throws(CheckpointError) in try FileWriter.write([header, data], to: path) }
      }
    }
    try result.get()
  }
}
