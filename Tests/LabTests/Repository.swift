/// Places in the repository, found from this file.
enum Repository {
  static func path(_ relative: String) -> String {
    "\(root)/\(relative)"
  }

  private static let root = String(#filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/\($1)" })
}
