import Lineage

/// One JSON value, or a list of them, in which a map says where the replies are.
struct MappedJSON: ReplyReader {
  let format = "json"
  let summary = "one JSON value, by --map"
  let takesMap = true

  func read(_ file: CollectedFile, _ map: ReplyMap?) throws(InputError) -> CollectedReplies {
    let root = try file.document()
    let records = root.isSequence ? try root.elements() : [root]
    var replies = CollectedReplies()
    var found = map
    for record in records {
      do throws(InputError) {
        let map = try ReplyMap.chosen(found, or: record)
        found = map
        try MappedRecord(map: map).add(record, to: &replies)
      } catch {
        if replies.isFull { throw error }
        replies.warn(error)
      }
    }
    return replies
  }
}
