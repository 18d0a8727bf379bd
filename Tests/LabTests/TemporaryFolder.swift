import FoundationEssentials

/// Gives a new folder to `body` and removes it afterwards.
func withTemporaryFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory.path() + "stemma-lab-\(UUID().uuidString)"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try await body(folder)
}

/// The contents of every file below a folder, by relative path.
func contents(of folder: String) throws -> [String: Data] {
  var files: [String: Data] = [:]
  for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
    files[path] = FileManager.default.contents(atPath: "\(folder)/\(path)")
  }
  return files
}
