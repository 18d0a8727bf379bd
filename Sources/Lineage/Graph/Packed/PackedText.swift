/// How texts lie in a packed graph: UTF-8, but 64 hexadecimal digits as 32 bytes, with a first byte that no UTF-8 has
/// and that also says which digest scheme, if any, stands before them.
enum PackedText {
  /// The first byte of 64 digits without a scheme; those below it are of the schemes in order.
  private static let plain: UInt8 = 0xFF
  private static let schemes = Digest.Scheme.allCases
  private static let firstScheme = plain - UInt8(schemes.count)
  private static let digits = Array("0123456789abcdef".utf8)

  static func append(_ text: String, to bytes: inout [UInt8]) {
    if text.utf8.count == 64, append(hex: text.utf8[...], mark: plain, to: &bytes) { return }
    if text.utf8.count > 64, let digest = Digest(text) {
      append(digest, to: &bytes)
    } else {
      bytes.append(contentsOf: text.utf8)
    }
  }

  static func append(_ digest: Digest, to bytes: inout [UInt8]) {
    let scheme = schemes.firstIndex(of: digest.scheme) ?? 0
    _ = append(hex: digest.hex.utf8[...], mark: firstScheme + UInt8(scheme), to: &bytes)
  }

  private static func append(hex: Substring.UTF8View, mark: UInt8, to bytes: inout [UInt8]) -> Bool {
    let start = bytes.count
    bytes.append(mark)
    var high: UInt8?
    for digit in hex {
      guard let value = value(digit) else {
        bytes.removeSubrange(start...)
        return false
      }
      if let first = high { bytes.append(first << 4 | value) }
      high = high == nil ? value : nil
    }
    return true
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  /// - Parameter raw: the 32 bytes of the digits.
  static func append(_ scheme: Digest.Scheme?, raw: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
    bytes.append(scheme.map { firstScheme + UInt8(schemes.firstIndex(of: $0) ?? 0) } ?? plain)
    bytes.append(contentsOf: raw)
  }

  static func text(_ bytes: UnsafeRawBufferPointer) -> String {
    guard bytes.count == 33, let mark = bytes.first, mark >= firstScheme else {
      return String(decoding: bytes, as: UTF8.self)
    }
    return mark == plain ? hex(bytes) : digest(bytes)?.description ?? ""
  }

  /// - Returns: nil for a text that is no digest.
  static func digest(_ bytes: UnsafeRawBufferPointer) -> Digest? {
    scheme(bytes).flatMap { Digest(scheme: $0, hex: hex(bytes)) }
  }

  /// - Returns: nil for a text that is no digest.
  static func scheme(_ bytes: UnsafeRawBufferPointer) -> Digest.Scheme? {
    guard bytes.count == 33, let mark = bytes.first, mark >= firstScheme, mark < plain else { return nil }
    return schemes[Int(mark - firstScheme)]
  }

  private static func hex(_ bytes: UnsafeRawBufferPointer) -> String {
    String(unsafeUninitializedCapacity: 64) { text in
      for (place, byte) in bytes.dropFirst().enumerated() {
        text[2 * place] = digits[Int(byte >> 4)]
        text[2 * place + 1] = digits[Int(byte & 15)]
      }
      return 64
    }
  }
}

/// Texts that are being collected, each with a number.
struct PackedTexts {
  private(set) var bytes: [UInt8] = []
  /// Where each starts, and the end of the last.
  private(set) var starts: [UInt32]
  private var numbers: [String: UInt32] = [:]
  /// Texts and bytes that come before these.
  private let firstText: Int
  private let firstByte: Int

  /// - Parameters:
  ///   - texts: how many come before these.
  ///   - bytes: how many these have.
  init(afterTexts texts: Int = 0, bytes: Int = 0) {
    firstText = texts
    firstByte = bytes
    starts = [UInt32(truncatingIfNeeded: bytes)]
  }

  init(after graph: PackedGraph) {
    self.init(afterTexts: max(0, graph.textStart.count - 1), bytes: graph.textBytes.bytes.count)
  }

  /// Whether there is more than the numbers can tell apart: 4 GiB of text.
  var isTooLong: Bool { firstByte + bytes.count > Int(UInt32.max) || firstText + starts.count > Int(UInt32.max) }

  /// A text that is hardly ever repeated.
  mutating func append(_ text: String) -> UInt32 {
    PackedText.append(text, to: &bytes)
    return close()
  }

  mutating func append(_ digest: Digest) -> UInt32 {
    PackedText.append(digest, to: &bytes)
    return close()
  }

  /// 64 digits as 32 bytes, after a scheme.
  mutating func append(_ scheme: Digest.Scheme?, raw: UnsafeRawBufferPointer) -> UInt32 {
    PackedText.append(scheme, raw: raw, to: &bytes)
    return close()
  }

  /// The bytes as they are: names, which are compared byte by byte.
  mutating func append(raw: some Sequence<UInt8>) -> UInt32 {
    bytes.append(contentsOf: raw)
    return close()
  }

  /// A text that many items share.
  mutating func intern(_ text: String) -> UInt32 {
    if let number = numbers[text] { return number }
    let number = append(text)
    numbers[text] = number
    return number
  }

  private func range(_ text: UInt32) -> Range<Int> {
    let place = Int(text) - firstText
    return Int(starts[place]) - firstByte..<Int(starts[place + 1]) - firstByte
  }

  func text(_ number: UInt32) -> String { bytes[range(number)].withUnsafeBytes { PackedText.text($0) } }

  func name(_ number: UInt32) -> ArraySlice<UInt8> { bytes[range(number)] }

  func areEqual(_ first: UInt32, _ second: UInt32) -> Bool { name(first) == name(second) }

  /// - Returns: nil for a text that is no digest.
  func rawDigest(_ number: UInt32) -> RawDigest? { bytes[range(number)].withUnsafeBytes { RawDigest(packed: $0) } }

  private mutating func close() -> UInt32 {
    starts.append(UInt32(truncatingIfNeeded: firstByte + bytes.count))
    return UInt32(truncatingIfNeeded: firstText + starts.count - 2)
  }
}
