import Lineage
import Models
import Store

/// One question to be put, and which time it is.
struct SampleID: Hashable, Sendable {
  var question: String
  /// From 0.
  var position: Int
}

/// One question as it is put for one sample.
struct SampleRequest: Sendable {
  var id: SampleID
  var question: Suite.Question
  var prompt: [Message]

  var asked: Asked {
    let messages = prompt.map { JSONValue.array([.string($0.role.rawValue), .string($0.content)]) }
    let text = JSONValue.array(messages + [JSONValue(id.position)]).canonical
    return Asked(digest: SHA256Text.bytes(hashing: Array(text.utf8)))
  }
}

/// What is put, and which time: the same for every model.
struct Asked: Sendable {
  /// SHA-256, 32 bytes.
  fileprivate let digest: [UInt8]

  /// The seed of this sample, the same for every model: where models share their randomness, they differ by less noise.
  var seed: UInt64 { digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }

  /// SHA-256 of everything that changes the reply, 32 bytes: replies are found again by it, whichever run they are of.
  func digest(identity: String, sampling: SamplingParameters) -> [UInt8] {
    let text = JSONValue.array([
      .string(identity), .string(Hex.text(digest)), .number(sampling.temperature), JSONValue(sampling.maximumTokens),
    ]).canonical
    return SHA256Text.bytes(hashing: Array(text.utf8))
  }
}
