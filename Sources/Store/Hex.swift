/// Bytes as lower-case hexadecimal digits.
package enum Hex {
  package static func text(_ bytes: some Collection<UInt8>) -> String {
    bytes.withContiguousStorageIfAvailable { text(UnsafeRawBufferPointer($0)) } ?? text(Array(bytes))
  }

  package static func text(_ bytes: UnsafeRawBufferPointer) -> String {
    String(unsafeUninitializedCapacity: 2 * bytes.count) { digits in
      for (index, byte) in bytes.enumerated() {
        digits[2 * index] = digit(byte >> 4)
        digits[2 * index + 1] = digit(byte & 15)
      }
      return 2 * bytes.count
    }
  }

  /// - Parameter value: below 16.
  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
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
