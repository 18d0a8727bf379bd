import FoundationEssentials
import Lineage

/// A question bank in a JSON-lines file beside its suite: one question a line, with the fields of the suite format.
struct QuestionFile {
  private let path: String

  /// - Parameter field: the file's name. It lies in the suite's own folder: no path, no link out of it.
  init(named field: Document) throws(InputError) {
    path = try Neighbour.path(field)
  }

  /// Adds the file's questions to a bank, and what is wrong with them to the problems.
  func read(into bank: inout QuestionBank, _ found: inout Problems) throws(InputError) {
    let bytes = try Document.bytes(of: path)
    var isEmpty = true
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) {
      isEmpty = false
      do throws(InputError) {
        found.add(to: &bank, try Document(json: Array(line), file: path, linesBefore: index))
      } catch {
        found.add(error)
      }
    }
    if isEmpty { throw InputError("at least one question is needed", file: path) }
  }
}

/// Files that a suite names lie in its own folder.
enum Neighbour {
  /// The path of a plain file in the folder of the document that names it, or in a folder beside that.
  /// - Parameters:
  ///   - field: the file's name, without a path.
  ///   - folder: a folder beside the document; nil for the document's own.
  ///   - ending: what stands behind the name in the folder.
  static func path(_ field: Document, in folder: String? = nil, ending: String = "") throws(InputError) -> String {
    let name = try field.string() + ending
    guard !name.isEmpty, !name.contains("/"), name != ".", name != ".." else {
      throw field.error("'\(name)' is not the name of a file in this suite's folder")
    }
    let own = field.file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let start = own.isEmpty && !field.file.hasPrefix("/") ? "" : own + "/"
    let path = start + (folder.map { $0 + "/" } ?? "") + name
    let type = (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
    let place = folder.map { "in '\($0)' beside this suite" } ?? "beside this suite"
    guard let type else { throw field.error("there is no file '\(name)' \(place)") }
    guard type == .typeRegular else { throw field.error("'\(name)' is not a plain file") }
    return path
  }
}
