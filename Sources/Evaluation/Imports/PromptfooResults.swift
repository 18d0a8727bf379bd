import Lineage

/// The JSON output of promptfoo: one result for each test, prompt and provider.
struct PromptfooResults: ReplyReader {
  let format = "promptfoo"
  let summary = "the output of promptfoo in JSON, of one provider"

  func read(_ file: CollectedFile, _ map: ReplyMap?) throws(InputError) -> CollectedReplies {
    let root = try file.document()
    var results = try root.required("results")
    if results.isMapping { results = try results.required("results") }
    let entries = try results.elements()
    try requireOneProvider(entries)
    var replies = CollectedReplies()
    for entry in entries {
      try replies.keep { () throws(InputError) in [try Self.sample(entry)] }
    }
    return replies
  }

  private func requireOneProvider(_ entries: [Document]) throws(InputError) {
    var first: String?
    for entry in entries {
      guard let provider = entry["provider"] else { continue }
      let name = try? (provider.isMapping ? provider["id"]?.string() : provider.string())
      guard let name else { continue }
      if let first, first != name {
        throw provider.error(
          "replies of several providers ('\(first)', '\(name)'): write one file for each (--filter-providers)")
      }
      first = name
    }
  }

  private static func sample(_ entry: Document) throws(InputError) -> CollectedReplies.Sample {
    let label = try self.label(entry)
    guard entry["response"]?["error"] == nil, let output = entry["response"]?["output"] else {
      return .init(question: label, content: .missing)
    }
    return .init(question: label, content: .reply(output.isScalar ? try output.string() : try output.json().canonical))
  }

  /// The prompt with its variables filled in, or the variables where the prompt was left out.
  private static func label(_ entry: Document) throws(InputError) -> String {
    if let prompt = entry["prompt"] {
      if prompt.isScalar { return try prompt.string() }
      if let raw = prompt["raw"] { return try raw.string() }
    }
    return try entry.required("vars").json().canonical
  }
}
