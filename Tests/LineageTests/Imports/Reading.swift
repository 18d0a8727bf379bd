import Store
import Testing

@testable import Lineage

/// What the files of a folder say, read as an import reads them but not recorded.
struct Reading {
  var formats: [String] = []
  var claims: Claims
  /// Why files were refused, by label.
  var refused: [String: String] = [:]
  var unrecognised: [String] = []

  /// - Parameter files: texts by path in the folder; the first part of each label is `in`.
  init(_ files: [String: String], bytes: [String: [UInt8]] = [:], map: [String: String] = [:]) throws {
    let folder = try Folder()
    for (path, text) in files { try folder.write(text, to: "in/" + path) }
    for (path, bytes) in bytes { try folder.write(bytes, to: "in/" + path) }
    try self.init(paths: [folder.file("in")], map: map)
  }

  init(paths: [String], name: String? = nil, map: [String: String] = [:]) throws {
    let walk = try ImportWalk(paths, name: name)
    claims = Claims(map: map, subjects: walk.subjects)
    for found in walk.files { read(found) }
  }

  private mutating func read(_ found: ImportWalk.Found) {
    let mark = claims.mark
    do throws(InputError) {
      let file = try ImportFile(path: found.path, label: found.label, subject: found.subject)
      guard let importer = ImportFormats.all.first(where: { $0.recognises(file) }) else {
        if let error = file.damage { throw error }
        return unrecognised.append(found.label)
      }
      if case .broken(let error) = file.content { throw error }
      try importer.read(file, into: &claims)
      formats.append(importer.format)
    } catch {
      claims.forget(after: mark)
      refused[found.label] = error.description
    }
  }

  /// Every derivation as `output ← method(role: name, …)`, in the order of the files.
  var edges: [String] {
    claims.derivations.map { claim in
      let inputs = claim.inputs.map { "\($0.role.rawValue): \($0.artifact.name)" }.joined(separator: ", ")
      return "\(claim.output.name) ← \(claim.method.rawValue)(\(inputs))"
    }
  }

  var warnings: [String] { claims.warnings.map(\.message) }

  /// Every warning as `file:line: field`, with what of it there is.
  var places: [String] {
    claims.warnings.map { warning in
      [[warning.file, warning.line.map(String.init)].compactMap { $0 }.joined(separator: ":"), warning.field]
        .compactMap { $0 }.joined(separator: ": ")
    }
  }

  /// Files and fields of all inputs, without the name of the folder.
  var sources: [String] {
    claims.derivations.flatMap(\.inputs).map { $0.source.hasPrefix("in/") ? String($0.source.dropFirst(3)) : $0.source }
  }

  func properties(of name: String) -> [String: String] {
    claims.artifacts.filter { $0.artifact.name == name }.reduce(into: [:]) { $0.merge($1.properties) { $1 } }
  }
}
