import Foundation
import Testing

@Suite("The folder tree shows the architecture")
struct ImportRulesTests {
  /// Which of our targets each target may import: the table of CONTRIBUTING.md.
  static let allowed: [String: Set<String>] = [
    "Statistics": [],
    "Checkpoints": [],
    "Store": [],
    "Neural": ["Statistics", "Checkpoints", "COneDNN", "CKernels"],
    "Lineage": ["Store", "Checkpoints", "CHash"],
    "Models": ["Neural", "Checkpoints", "Statistics", "CCurl", "CProcess"],
    "Verification": ["Neural", "Lineage", "Checkpoints", "Statistics"],
    "Risk": ["Lineage"],
    "Evaluation": ["Models", "Lineage", "Store", "Statistics"],
    "Reporting": ["Risk", "Evaluation", "Lineage", "Statistics", "CEmbedded"],
    "Gate": ["Reporting", "Risk", "Evaluation", "Lineage", "Models", "Store", "Statistics"],
    "Lab": ["Models", "Neural", "Evaluation", "Lineage", "Checkpoints", "Store", "Statistics"],
    "stemma": [
      "Lab", "Gate", "Reporting", "Risk", "Evaluation", "Verification", "Lineage", "Models", "Neural", "Store",
      "Checkpoints",
      "Statistics", "CEmbedded",
    ],
  ]

  /// Modules that exactly one target may import.
  static let owners: [String: String] = [
    "GRDB": "Store", "GRDBSQLite": "Store", "CCurl": "Models", "COneDNN": "Neural", "CKernels": "Neural",
    "Mustache": "Reporting", "Crypto": "Lineage", "CHash": "Lineage", "CProcess": "Models",
    "ArgumentParser": "stemma",
  ]

  @Test("The sources are found")
  func sourcesAreFound() {
    #expect(SourceTree.swiftFiles.count > 50)
    #expect(Set(SourceTree.swiftFiles.map(\.target)) == Set(Self.allowed.keys))
  }

  @Test("A target imports only what stands below it", arguments: SourceTree.swiftFiles)
  func importsPointDown(file: SourceTree.File) throws {
    let ours = Set(Self.allowed.keys).union(["CCurl", "COneDNN", "CKernels", "CHash", "CEmbedded", "CProcess"])
    let permitted = try #require(Self.allowed[file.target], "a new target needs a row in the table")
    let offending = file.imports.intersection(ours).subtracting(permitted)
    #expect(offending.isEmpty, "\(file.path) imports \(offending.sorted())")
  }

  @Test("A library that one target owns is imported nowhere else", arguments: SourceTree.swiftFiles)
  func librariesHaveOneOwner(file: SourceTree.File) {
    for module in file.imports {
      if let owner = Self.owners[module] {
        #expect(file.target == owner, "\(file.path) imports \(module), which only \(owner) may")
      }
    }
  }

  @Test("Only the terminal prints", arguments: SourceTree.swiftFiles)
  func onlyTheTerminalPrints(file: SourceTree.File) {
    guard file.path != "Sources/stemma/Terminal/Terminal.swift" else { return }
    for call in ["print(", "debugPrint(", "dump(", "fputs(", "printf(", "FileHandle.standardOutput"] {
      let lines = file.text.split(separator: "\n").filter { line in
        let code = line.drop { $0 == " " }
        guard !code.hasPrefix("//"), let range = code.range(of: call) else { return false }
        // A method of that name on a value (`session.print(`) is not the global function.
        return range.lowerBound == code.startIndex
          || !".abcdefghijklmnopqrstuvwxyz".contains(code[code.index(before: range.lowerBound)])
      }
      #expect(lines.isEmpty, "\(file.path): \(lines.joined(separator: "\n"))")
    }
  }
}
