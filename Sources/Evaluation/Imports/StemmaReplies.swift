import Lineage

/// Replies in the form of Stemma's own samples: JSON lines with `question`, `position` and `reply`.
struct StemmaReplies: ReplyReader {
  let format = "stemma"
  let summary = "JSON lines with question (its id in the suite), position (from 0) and reply"

  func read(_ file: CollectedFile, _ map: ReplyMap?) throws(InputError) -> CollectedReplies {
    var replies = CollectedReplies()
    var seen: Set<SampleID> = []
    try file.eachLine(into: &replies) { line, replies throws(InputError) in
      let question = try line.required("question")
      let label = try question.string()
      guard !label.isEmpty else { throw question.error("the name of the question is missing") }
      let position = try line.required("position").integer(in: 0...Int(Int32.max))
      guard seen.insert(SampleID(question: label, position: position)).inserted else {
        throw line.error("sample \(position) of question '\(label)' is there twice; the first counts")
      }
      let reply = try line["reply"].map { field throws(InputError) in try field.string() }
      try replies.add(.init(question: label, position: position, content: .reply(orMissing: reply)), at: line)
    }
    return replies
  }
}
