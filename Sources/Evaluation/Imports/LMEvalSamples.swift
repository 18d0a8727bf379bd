import Lineage

/// `samples_*.jsonl` of lm-evaluation-harness: one document a line, with its responses by request and repeat.
struct LMEvalSamples: ReplyReader {
  let format = "lm-eval"
  let summary = "samples_*.jsonl of lm-evaluation-harness, of tasks that generate text"

  func read(_ file: CollectedFile, _ map: ReplyMap?) throws(InputError) -> CollectedReplies {
    var replies = CollectedReplies()
    try file.eachLine(into: &replies) { line, replies throws(InputError) in
      for sample in try Self.samples(line) { try replies.add(sample, at: line) }
    }
    return replies
  }

  private static func samples(_ line: Document) throws(InputError) -> [CollectedReplies.Sample] {
    let label = try line.required("doc_id").string()
    let text = Self.prompt(line)
    var samples: [CollectedReplies.Sample] = []
    for request in try line.required("resps").elements() {
      for reply in try request.elementsOrOne() {
        guard reply.isScalar else {
          throw reply.error(
            "log-likelihoods of given answers, and no reply: only tasks that generate text can be scored")
        }
        samples.append(.init(question: label, text: text, content: .reply(try reply.string())))
      }
    }
    return samples
  }

  /// The prompt as it was put; nil where the file does not keep it in one of its shapes.
  private static func prompt(_ line: Document) -> String? {
    guard let arguments = line["arguments"] else { return nil }
    if arguments.isMapping { return try? arguments["gen_args_0"]?["arg_0"]?.string() }
    let first = (try? arguments.elements())?.first.flatMap { try? $0.elementsOrOne() }?.first
    return try? first?.string()
  }
}
