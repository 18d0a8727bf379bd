/// The bytes of small weight files, for tests to damage.
enum HeaderBytes {
  /// A safetensors file of one tensor `w` of two 32-bit floats.
  static func safetensors(_ metadata: [String: String] = [:]) -> [UInt8] {
    let pairs = metadata.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\"\($0.value)\"" }.joined(separator: ",")
    let own = metadata.isEmpty ? "" : "\"__metadata__\":{\(pairs)},"
    return safetensors(header: "{\(own)\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}")
  }

  static func safetensors(header: String, data: Int = 8) -> [UInt8] {
    integer(UInt64(header.utf8.count)) + Array(header.utf8) + [UInt8](repeating: 0, count: data)
  }

  enum Value {
    case text(String)
    case number(UInt32)
    case texts([String])
  }

  /// A GGUF file (version 3) without tensors.
  /// - Parameter count: of entries, as the header claims it; nil for the truth.
  static func gguf(_ metadata: KeyValuePairs<String, Value>, count: UInt64? = nil) -> [UInt8] {
    gguf(pairs: metadata.map { ($0.key, $0.value) }, count: count)
  }

  static func gguf(pairs metadata: [(String, Value)], count: UInt64? = nil) -> [UInt8] {
    var bytes = Array("GGUF".utf8) + integer(UInt32(3)) + integer(UInt64(0))
    bytes += integer(count ?? UInt64(metadata.count))
    for (key, value) in metadata {
      bytes += text(key)
      switch value {
      case .text(let value): bytes += integer(UInt32(8)) + text(value)
      case .number(let value): bytes += integer(UInt32(4)) + integer(value)
      case .texts(let values):
        bytes += integer(UInt32(9)) + integer(UInt32(8)) + integer(UInt64(values.count)) + values.flatMap(text)
      }
    }
    return bytes
  }

  private static func text(_ text: String) -> [UInt8] { integer(UInt64(text.utf8.count)) + Array(text.utf8) }

  private static func integer(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}
