/// The few pieces of DER (X.690) that key files are made of, read strictly: definite lengths in their shortest form.
struct DER {
  enum Tag: UInt8 {
    case integer = 0x02
    case bitString = 0x03
    case octetString = 0x04
    case objectIdentifier = 0x06
    case sequence = 0x30
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: some Sequence<UInt8>) { rest = ArraySlice(Array(bytes)) }

  var isAtEnd: Bool { rest.isEmpty }

  /// The content of the next element; nil when it has another tag or its length is wrong.
  mutating func next(_ tag: Tag) -> ArraySlice<UInt8>? {
    guard rest.first == tag.rawValue else { return nil }
    return nextContent()
  }

  /// The content of the next element, whatever it is.
  mutating func nextContent() -> ArraySlice<UInt8>? {
    guard let length = length() else { return nil }
    let content = rest.dropFirst(length.header).prefix(length.content)
    guard content.count == length.content else { return nil }
    rest = rest.dropFirst(length.header + length.content)
    return content
  }

  /// One byte below 128, or the number of length bytes and these; more than two are no key.
  private func length() -> (header: Int, content: Int)? {
    let bytes = rest.dropFirst().prefix(3).map { Int($0) }
    guard let first = bytes.first else { return nil }
    switch first {
    case 0..<0x80: return (2, first)
    case 0x81 where bytes.count > 1 && bytes[1] >= 0x80: return (3, bytes[1])
    case 0x82 where bytes.count > 2 && bytes[1] > 0: return (4, bytes[1] << 8 | bytes[2])
    default: return nil
    }
  }

  static func element(_ tag: Tag, _ content: [UInt8]) -> [UInt8] {
    let count = content.count
    precondition(count < 1 << 16, "only keys are written")
    let length: [UInt8] =
      switch count {
      case 0..<0x80: [UInt8(count)]
      case 0x80..<0x100: [0x81, UInt8(count)]
      default: [0x82, UInt8(count >> 8), UInt8(count & 0xFF)]
      }
    return [tag.rawValue] + length + content
  }
}
