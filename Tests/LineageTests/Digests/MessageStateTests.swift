import CHash
import Foundation
import Testing

@testable import Lineage

@Suite("SHA-256 of two messages at once", .enabled(if: hash_sha256_is_available(), "the processor lacks instructions"))
struct MessageStateTests {
  private func padded(_ bytes: [UInt8]) -> [UInt8] { bytes + MessageState().padding(after: bytes.count) }

  private func message(_ count: Int, seed: UInt64) -> [UInt8] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(state >> 56)
    }
  }

  private func alone(_ bytes: [UInt8]) -> [UInt8] {
    var state = MessageState()
    padded(bytes).withUnsafeBytes { state.add($0) }
    return state.hash
  }

  /// From FIPS 180-4's examples.
  @Test("The examples of the standard")
  func examples() {
    let texts = [
      "": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "abc": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq":
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ]
    for (text, hash) in texts { #expect(SHA256Text.hex(alone(Array(text.utf8))) == hash) }
  }

  @Test("Messages of every length up to four blocks, alone, as the library has it")
  func everyLength() {
    for count in 0...256 {
      let bytes = message(count, seed: UInt64(count))
      #expect(alone(bytes) == SHA256Text.bytes(hashing: bytes), "\(count) bytes")
    }
  }

  @Test(
    "Two messages in pieces that are any number of blocks, as the library has them", arguments: 0..<100 as Range<UInt64>
  )
  func pairs(seed: UInt64) {
    let count = Int(seed * 37 % 2000)
    let (left, right) = (message(count, seed: seed), message(count, seed: seed + 1000))
    let (paddedLeft, paddedRight) = (padded(left), padded(right))
    var (state, other) = (MessageState(), MessageState())
    var start = 0
    while start < paddedLeft.count {
      let end = min(paddedLeft.count, start + 64 * Int(1 + (seed + UInt64(start)) % 5))
      paddedLeft[start..<end].withUnsafeBytes { bytes in
        paddedRight[start..<end].withUnsafeBytes { MessageState.add(bytes, to: &state, $0, to: &other) }
      }
      start = end
    }
    #expect(state.hash == SHA256Text.bytes(hashing: left) && other.hash == SHA256Text.bytes(hashing: right))
  }
}
