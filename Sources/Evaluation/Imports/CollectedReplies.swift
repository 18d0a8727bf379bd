package import Lineage

/// What another tool kept of putting questions to one model.
package struct CollectedReplies: Sendable, Equatable {
  package struct Sample: Sendable, Equatable {
    /// What names the question; nil where the file does not say which one was answered.
    package var question: String?
    /// The wording, where the file has it beside the name.
    package var text: String?
    /// Which time the question was put, from 0; nil where the order of the file says it.
    package var position: Int?
    package var content: Content

    package init(question: String?, text: String? = nil, position: Int? = nil, content: Content) {
      self.question = question
      self.text = text
      self.position = position
      self.content = content
    }
  }

  package enum Content: Sendable, Equatable {
    case reply(String)
    /// It was asked for, and never came or was blocked.
    case missing
    /// The share, in [0, 1], of this many replies to the question, at least 1, that show the trait.
    case rate(Double, replies: Int)

    /// What a reply is that may not have come.
    static func reply(orMissing text: String?) -> Content { text.map(Content.reply) ?? .missing }
  }

  /// The most samples of one file.
  static let maximumSamples = 2_000_000
  /// The most warnings that are kept; of a file of another kind every line is one.
  static let maximumWarnings = 1_000

  /// In the order of the file.
  package private(set) var samples: [Sample] = []
  /// The first of what was left out, and why.
  package private(set) var warnings: [InputError] = []
  /// Further warnings, which are only counted.
  package private(set) var moreWarnings = 0

  package init(samples: [Sample] = []) {
    self.samples = samples
  }

  /// Whether every sample says which question it answers. A rate is one question's even where that has no name.
  package var isLabelled: Bool { samples.allSatisfy { $0.question != nil } }

  var isFull: Bool { samples.count >= Self.maximumSamples }

  mutating func add(_ sample: Sample, at place: Document? = nil) throws(InputError) {
    guard !isFull else {
      let message = "more than \(Self.maximumSamples) replies; divide the file"
      throw place?.error(message) ?? InputError(message)
    }
    samples.append(sample)
  }

  mutating func warn(_ warning: InputError) {
    if warnings.count < Self.maximumWarnings { warnings.append(warning) } else { moreWarnings += 1 }
  }

  /// Adds what `read` gives, or why it cannot be used to the warnings.
  mutating func keep(_ read: () throws(InputError) -> [Sample]) throws(InputError) {
    var found: [Sample] = []
    do throws(InputError) {
      found = try read()
    } catch {
      warn(error)
    }
    for sample in found { try add(sample) }
  }
}
