import Lineage

/// A log of Inspect AI in JSON: every choice of every sample's output is a reply to the sample's question.
struct InspectLog: ReplyReader {
  let format = "inspect"
  let summary = "a log of Inspect AI in JSON (inspect log convert FILE --to json)"

  func read(_ file: CollectedFile, _ map: ReplyMap?) throws(InputError) -> CollectedReplies {
    let log = try file.document()
    guard let samples = log["samples"] else {
      throw log.error("a log without samples: log them (--log-samples), and do not convert its header only")
    }
    var replies = CollectedReplies()
    for sample in try samples.elements() {
      try replies.keep { () throws(InputError) in try Self.samples(sample) }
    }
    return replies
  }

  private static func samples(_ sample: Document) throws(InputError) -> [CollectedReplies.Sample] {
    let label = try sample.required("id").string()
    let text = sample["input"].flatMap { Self.text($0, role: "user") }
    func made(_ content: CollectedReplies.Content) -> CollectedReplies.Sample {
      .init(question: label, text: text, content: content)
    }
    guard sample["error"] == nil, let output = sample["output"] else { return [made(.missing)] }
    let choices = try output["choices"]?.elements() ?? []
    if choices.isEmpty {
      guard let completion = output["completion"] else { return [made(.missing)] }
      return [made(.reply(try completion.string()))]
    }
    return try choices.map { choice throws(InputError) in
      if let reason = choice["stop_reason"], try reason.string() == "content_filter" { return made(.missing) }
      let content = try choice.required("message").required("content")
      guard let reply = Self.text(content) else { throw content.error("expected text, or a list with parts of text") }
      return made(.reply(reply))
    }
  }

  /// A text, or the parts that are text of a list; of messages, those of one role.
  private static func text(_ content: Document, role: String? = nil) -> String? {
    if content.isScalar { return try? content.string() }
    guard let parts = try? content.elements() else { return nil }
    return parts.compactMap { part -> String? in
      if let role {
        guard (try? part["role"]?.string()) == role else { return nil }
        return part["content"].flatMap { text($0) }
      }
      guard (try? part["type"]?.string()) == "text" else { return nil }
      return try? part["text"]?.string()
    }.joined(separator: "\n")
  }
}
