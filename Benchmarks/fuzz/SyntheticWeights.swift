/// Small files of tensors, made byte by byte.
enum SyntheticWeights {
  static let safetensors: [[UInt8]] = [
    tensors(
      #"{"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"b":{"dtype":"BF16","shape":[2],"#
        + #""data_offsets":[24,28]}}"#, data: 28),
    tensors(
      #"{"__metadata__":{"format":"pt","ss_sd_model_name":"acme/base","ss_dataset_dirs":"{}"},"#
        + #""x":{"dtype":"I64","shape":[],"data_offsets":[0,8]}}"#, data: 8),
    tensors(#"{"none":{"dtype":"U8","shape":[0,7],"data_offsets":[0,0]}}   "#, data: 0),
  ]

  private static func tensors(_ header: String, data: Int) -> [UInt8] {
    number(UInt64(header.utf8.count)) + header.utf8 + [UInt8](repeating: 1, count: data)
  }

  static let gguf: [[UInt8]] = [gguf(version: 3), gguf(version: 2)]

  /// A header with an entry of every kind of type, two tensors, and their data.
  private static func gguf(version: UInt32) -> [UInt8] {
    let entries: [[UInt8]] = [
      text("general.architecture") + number(UInt32(8)) + text("llama"),
      text("general.name") + number(UInt32(8)) + text("Little one"),
      text("general.file_type") + number(UInt32(4)) + number(UInt32(7)),
      text("general.alignment") + number(UInt32(4)) + number(UInt32(32)),
      text("general.base_model.count") + number(UInt32(4)) + number(UInt32(1)),
      text("general.base_model.0.name") + number(UInt32(8)) + text("Base"),
      text("general.base_model.0.repo_url") + number(UInt32(8)) + text("https://huggingface.co/acme/base"),
      text("general.tags") + number(UInt32(9)) + number(UInt32(8)) + number(UInt64(2)) + text("a") + text("b"),
      text("counts") + number(UInt32(9)) + number(UInt32(5)) + number(UInt64(2)) + number(Int32(-1)) + number(Int32(9)),
      text("nested") + number(UInt32(9)) + number(UInt32(9)) + number(UInt64(1)) + number(UInt32(0))
        + number(UInt64(0)),
      text("scale") + number(UInt32(6)) + number(Float(0.5).bitPattern), text("yes") + number(UInt32(7)) + [1],
      text("large") + number(UInt32(12)) + number(Double(2.5).bitPattern),
    ]
    let tensors = [
      text("w") + number(UInt32(2)) + number(UInt64(32)) + number(UInt64(2)) + number(UInt32(8)) + number(UInt64(0)),
      text("b") + number(UInt32(1)) + number(UInt64(4)) + number(UInt32(0)) + number(UInt64(96)),
    ]
    let head = Array("GGUF".utf8) + number(version) + number(Int64(tensors.count)) + number(Int64(entries.count))
    let header = head + entries.joined() + tensors.joined()
    return header + [UInt8](repeating: 0, count: (32 - header.count % 32) % 32 + 96 + 32)
  }

  private static func text(_ text: String) -> [UInt8] { number(UInt64(text.utf8.count)) + text.utf8 }

  private static func number<Number: FixedWidthInteger>(_ value: Number) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}
