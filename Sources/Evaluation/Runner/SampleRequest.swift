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
    var text = CanonicalText()
    text.raw("[")
    for message in prompt {
      text.list([message.role.rawValue, message.content]) { $0.string($1) }
      text.raw(",")
    }
    text.number(Double(id.position))
    text.raw("]")
    return Asked(digest: SHA256Text.bytes(hashing: text.bytes))
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
    var text = CanonicalText()
    text.raw("[")
    for part in [identity, Hex.text(digest)] {
      text.string(part)
      text.raw(",")
    }
    text.number(sampling.temperature)
    text.raw(",")
    text.number(Double(sampling.maximumTokens))
    text.raw("]")
    return SHA256Text.bytes(hashing: text.bytes)
  }
}
