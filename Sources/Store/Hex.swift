/// Bytes as lower-case hexadecimal digits.
package enum Hex {
  private static let digits = Array("0123456789abcdef".utf8)

  package static func text(_ bytes: some Collection<UInt8>) -> String {
    String(unsafeUninitializedCapacity: 2 * bytes.count) { buffer in
      for (index, byte) in bytes.enumerated() {
        buffer[2 * index] = digits[Int(byte >> 4)]
        buffer[2 * index + 1] = digits[Int(byte & 15)]
      }
      return 2 * bytes.count
    }
  }

  /// - Returns: nil when this is not an even number of lower-case hexadecimal digits.
  package static func bytes(_ text: String) -> [UInt8]? {
    var text = text
    return text.withUTF8 { digits in
      guard digits.count % 2 == 0 else { return nil }
      var isHex = true
      let bytes = [UInt8](unsafeUninitializedCapacity: digits.count / 2) { bytes, count in
        for index in 0..<digits.count / 2 {
          guard let high = value(digits[2 * index]), let low = value(digits[2 * index + 1]) else {
            isHex = false
            return
          }
          bytes[index] = high << 4 | low
          count += 1
        }
      }
      return isHex ? bytes : nil
    }
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
