import Crypto
import FoundationEssentials

/// What the public keys of the curves have in common. Each curve goes with the digest of its size: SHA-256 with P-256,
/// SHA-384 with P-384, SHA-512 with P-521, as in OpenSSF model signing.
protocol ECDSAPublicKey: Sendable {
  init<Bytes: RandomAccessCollection>(derRepresentation: Bytes) throws where Bytes.Element == UInt8
  var derRepresentation: Data { get }
  var x963Representation: Data { get }
  /// - Parameter signature: in DER, or as the bare pair of numbers, which some writers of DSSE prefer.
  func verifies(_ signature: [UInt8], for bytes: [UInt8]) -> Bool
}

protocol ECDSAPrivateKey: Sendable {
  init<Bytes: RandomAccessCollection>(derRepresentation: Bytes) throws where Bytes.Element == UInt8
  init()
  var derRepresentation: Data { get }
  var publicPart: any ECDSAPublicKey { get }
  /// The pair of numbers in DER.
  func signature(of bytes: [UInt8]) throws -> Data
}

extension P256.Signing.PublicKey: ECDSAPublicKey {
  func verifies(_ signature: [UInt8], for bytes: [UInt8]) -> Bool {
    typealias Pair = P256.Signing.ECDSASignature
    let pair = (try? Pair(derRepresentation: signature)) ?? (try? Pair(rawRepresentation: signature))
    return pair.map { isValidSignature($0, for: bytes) } ?? false
  }
}

extension P384.Signing.PublicKey: ECDSAPublicKey {
  func verifies(_ signature: [UInt8], for bytes: [UInt8]) -> Bool {
    typealias Pair = P384.Signing.ECDSASignature
    let pair = (try? Pair(derRepresentation: signature)) ?? (try? Pair(rawRepresentation: signature))
    return pair.map { isValidSignature($0, for: bytes) } ?? false
  }
}

extension P521.Signing.PublicKey: ECDSAPublicKey {
  func verifies(_ signature: [UInt8], for bytes: [UInt8]) -> Bool {
    typealias Pair = P521.Signing.ECDSASignature
    let pair = (try? Pair(derRepresentation: signature)) ?? (try? Pair(rawRepresentation: signature))
    return pair.map { isValidSignature($0, for: bytes) } ?? false
  }
}

extension P256.Signing.PrivateKey: ECDSAPrivateKey {
  init() { self.init(compactRepresentable: true) }
  var publicPart: any ECDSAPublicKey { publicKey }
  func signature(of bytes: [UInt8]) throws -> Data { try signature(for: bytes).derRepresentation }
}

extension P384.Signing.PrivateKey: ECDSAPrivateKey {
  init() { self.init(compactRepresentable: true) }
  var publicPart: any ECDSAPublicKey { publicKey }
  func signature(of bytes: [UInt8]) throws -> Data { try signature(for: bytes).derRepresentation }
}

extension P521.Signing.PrivateKey: ECDSAPrivateKey {
  init() { self.init(compactRepresentable: true) }
  var publicPart: any ECDSAPublicKey { publicKey }
  func signature(of bytes: [UInt8]) throws -> Data { try signature(for: bytes).derRepresentation }
}
