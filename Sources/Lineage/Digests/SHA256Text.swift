import Crypto
import Store

/// SHA-256 in the form of the record: lower-case hexadecimal digits.
package enum SHA256Text {
  /// Of the UTF-8 bytes of a text.
  package static func hex(_ text: String) -> String {
    var text = text
    return text.withUTF8 { hex(Crypto.SHA256.hash(data: UnsafeRawBufferPointer($0))) }
  }

  /// 32 bytes.
  static func bytes(_ text: String) -> [UInt8] { Array(Crypto.SHA256.hash(data: Array(text.utf8))) }

  /// 32 bytes.
  package static func bytes(hashing bytes: [UInt8]) -> [UInt8] { Array(Crypto.SHA256.hash(data: bytes)) }

  /// 32 bytes.
  static func bytes(hashing bytes: UnsafeRawBufferPointer) -> [UInt8] { Array(Crypto.SHA256.hash(data: bytes)) }

  static func hex(hashing bytes: [UInt8]) -> String { hex(Crypto.SHA256.hash(data: bytes)) }

  static func hex(_ digest: some Sequence<UInt8>) -> String { Hex.text(Array(digest)) }
}
