import Checkpoints

extension OpenAIChat {
  /// The pieces of `choices[0].delta`; usage comes in a last event without choices.
  func reply(streamed events: [JSONTree]) -> ProviderReply? {
    var reply = ProviderReply(text: "", finish: .stop)
    var (reason, refusal): (String?, String?) = (nil, nil)
    for event in events {
      reply.usage = OpenAIForm.usage(event["usage"]) ?? reply.usage
      reply.fingerprint = event["system_fingerprint"]?.string ?? reply.fingerprint
      guard let choice = event["choices"]?.array?.first else { continue }
      reply.text += choice["delta"]?["content"]?.string ?? ""
      if let more = choice["delta"]?["refusal"]?.string { refusal = (refusal ?? "") + more }
      reply.topTokens = reply.topTokens ?? OpenAIForm.topTokens(choice["logprobs"])
      reason = choice["finish_reason"]?.string ?? reason
    }
    guard let reason else { return nil }
    if reply.text.isEmpty { reply.text = refusal ?? "" }
    reply.finish = reason == "content_filter" ? .blocked : refusal != nil ? .refused : OpenAIForm.finish(reason)
    return reply
  }
}
