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

  /// What is put, and which time: the same for every model.
  private var asked: [UInt8] {
    let messages = prompt.map { JSONValue.array([.string($0.role.rawValue), .string($0.content)]) }
    return SHA256Text.bytes(hashing: Array(JSONValue.array(messages + [JSONValue(id.position)]).canonical.utf8))
  }

  /// The seed of this sample, the same for every model: where models share their randomness, they differ by less noise.
  var seed: UInt64 { asked.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }

  /// SHA-256 of everything that changes the reply, 32 bytes: replies are found again by it, whichever run they are of.
  func digest(identity: String, sampling: SamplingParameters) -> [UInt8] {
    let text = JSONValue.array([
      .string(identity), .string(Hex.text(asked)), .number(sampling.temperature), JSONValue(sampling.maximumTokens),
    ]).canonical
    return SHA256Text.bytes(hashing: Array(text.utf8))
  }
}
