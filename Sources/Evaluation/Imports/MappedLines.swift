import Lineage

/// JSON lines in which a map says where the replies are.
struct MappedLines: ReplyReader {
  let format = "jsonl"
  let summary = "JSON lines, by --map"
  let takesMap = true

  func read(_ file: CollectedFile, _ map: ReplyMap?) throws(InputError) -> CollectedReplies {
    var replies = CollectedReplies()
    var found = map
    try file.eachLine(into: &replies) { record, replies throws(InputError) in
      let map = try ReplyMap.chosen(found, or: record)
      found = map
      try MappedRecord(map: map).add(record, to: &replies)
    }
    return replies
  }
}
