import Checkpoints

/// An answer in pieces: server-sent events, as the HTML standard defines them (section 9.2.6).
enum EventStream {
  /// The data of each event, up to the mark of the end that OpenAI's servers send. O(bytes).
  static func data(_ bytes: [UInt8]) -> [String] {
    var (events, lines) = ([String](), [String]())
    let text = String(decoding: bytes, as: UTF8.self)
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: { ["\n", "\r", "\r\n"].contains($0) }) {
      if line.isEmpty, !lines.isEmpty {
        let event = lines.joined(separator: "\n")
        if event == "[DONE]" { return events }
        events.append(event)
        lines = []
      } else if line.hasPrefix("data:") {
        let value = line.dropFirst("data:".count)
        lines.append(String(value.first == " " ? value.dropFirst() : value))
      }
    }
    // An event that no empty line ends was cut off.
    return events
  }

  /// - Throws: for an event that is no JSON.
  static func documents(_ bytes: [UInt8]) throws(JSONSyntaxError) -> [JSONTree] {
    var documents: [JSONTree] = []
    for event in data(bytes) {
      let document = try Array(event.utf8).withUnsafeBufferPointer { (bytes) throws(JSONSyntaxError) in
        try JSONParser.parse(UnsafeRawBufferPointer(bytes))
      }
      documents.append(document)
    }
    return documents
  }
}
