package import FoundationEssentials
import Yams

/// From a file to its values.
extension Document {
  /// The largest file that is read, in bytes: manifests, suites and policies are written by people.
  package static let maximumSize = 64 << 20

  /// Reads and parses a YAML (or JSON) file with one document.
  package init(file: String) throws(InputError) {
    guard let text = String(validating: try Self.bytes(of: file), as: UTF8.self) else {
      throw InputError("the file is not UTF-8 text", file: file)
    }
    // A byte order mark is no content; YAML allows it at the start.
    try self.init(text: text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text, file: file)
  }

  /// The bytes of a file that a person wrote, at most `maximumSize`.
  package static func bytes(of file: String) throws(InputError) -> Data {
    guard let bytes = FileManager.default.contents(atPath: file) else { throw FileProblem.error(file) }
    guard bytes.count <= maximumSize else {
      throw InputError("the file has \(bytes.count) bytes, more than the \(maximumSize) that are read", file: file)
    }
    return bytes
  }

  /// Parses one YAML document; `file` is used in messages only.
  package init(text: String, file: String) throws(InputError) {
    let node = try Self.parsing(file) { try Yams.compose(yaml: text) }
    guard let node else { throw InputError("the file is empty", file: file) }
    try Self.checkSize([node], file)
    self.init(node: node, file: file)
  }

  /// Parses a file of several YAML documents, divided by lines of three dashes; none for a file without any value.
  static func all(text: String, file: String) throws(InputError) -> [Document] {
    let nodes = try parsing(file) {
      var documents = try Yams.compose_all(yaml: text)
      var nodes: [Node] = []
      // One by one, because the sequence ends at an error and only the value that met it knows of it.
      while let node = documents.next() { nodes.append(node) }
      if let error = documents.error { throw error }
      return nodes
    }
    try checkSize(nodes, file)
    return nodes.map { Document(node: $0, file: file) }
  }

  private static func parsing<Result>(_ file: String, _ body: () throws -> Result) throws(InputError) -> Result {
    do {
      return try body()
    } catch YamlError.parser(_, let problem, let mark, _), YamlError.scanner(_, let problem, let mark, _) {
      let problem = problem.hasPrefix("Maximum nesting") ? "nested too deep" : problem
      throw InputError("not valid YAML: \(problem)", file: file, line: mark.line, column: mark.column)
    } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
      let names = keys.joined(separator: ", ")
      throw InputError(
        "a key is given twice: \(names)", file: file, line: context.mark.line, column: context.mark.column)
    } catch YamlError.composer(_, let problem, let mark, _) {
      throw InputError("not valid YAML: \(problem)", file: file, line: mark.line, column: mark.column)
    } catch {
      throw InputError("not valid YAML: \(error)", file: file)
    }
  }

  /// Values in a file, counting what an alias stands for each time, and how deep they may be nested.
  private static let limits = (values: 2_000_000, depth: 64)

  /// Refuses a few lines of aliases that stand for billions of values, and nesting that would exhaust the stack.
  private static func checkSize(_ roots: [Node], _ file: String) throws(InputError) {
    var waiting = roots.map { (node: $0, depth: 1) }
    var count = 0
    while let (node, depth) = waiting.popLast() {
      count += 1
      guard depth <= limits.depth else { throw InputError("nested more than \(limits.depth) deep", file: file) }
      guard count <= limits.values else { throw InputError("more than \(limits.values) values", file: file) }
      switch node {
      case .mapping(let mapping): for (_, value) in mapping { waiting.append((value, depth + 1)) }
      case .sequence(let sequence): for value in sequence { waiting.append((value, depth + 1)) }
      default: break
      }
    }
  }
}
