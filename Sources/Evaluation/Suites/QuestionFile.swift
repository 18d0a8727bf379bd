import FoundationEssentials
import Lineage

/// A question bank in a JSON-lines file beside its suite: one object `{"id": …, "text": …}` a line.
struct QuestionFile {
  private let field: Document
  private let path: String

  /// - Parameter field: the file's name. It lies in the suite's own folder: no path, no link out of it.
  init(named field: Document) throws(InputError) {
    let name = try field.string()
    guard !name.isEmpty, !name.contains("/"), name != ".", name != ".." else {
      throw field.error("'\(name)' is not the name of a file in this suite's folder")
    }
    let folder = field.file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    self.field = field
    path = folder.isEmpty && !field.file.hasPrefix("/") ? name : "\(folder)/\(name)"
    let type = (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
    guard let type else { throw field.error("there is no file '\(name)' beside this suite") }
    guard type == .typeRegular else { throw field.error("'\(name)' is not a plain file") }
  }

  func questions() throws(InputError) -> [Suite.Question] {
    let bytes = try Document.bytes(of: path)
    var bank = QuestionBank()
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) {
      let question = try question(in: line, number: index + 1)
      if let complaint = bank.add(question) { throw InputError(complaint, file: path, line: index + 1) }
    }
    guard !bank.questions.isEmpty else { throw InputError("at least one question is needed", file: path) }
    return bank.questions
  }

  private func question(in line: Data, number: Int) throws(InputError) -> Suite.Question {
    func error(_ message: String, nearest: String? = nil) -> InputError {
      InputError(message, file: path, line: number, nearest: nearest)
    }
    let form = #"expected one JSON object {"id": "…", "text": "…"}"#
    let entry: JSONValue
    do { entry = try JSONValue(parsing: line) } catch let problem { throw error("\(form): \(problem.message)") }
    guard let members = entry.object else { throw error(form) }
    let keys = ["id", "text"]
    for key in members.keys.sorted() where !keys.contains(key) {
      throw error("unknown key '\(key)'", nearest: Spelling.nearest(to: key, among: keys))
    }
    for key in keys where members[key] == nil { throw error("the key '\(key)' is missing") }
    guard let id = entry["id"]?.string, let text = entry["text"]?.string else { throw error(form) }
    return Suite.Question(id: id, text: text)
  }
}
