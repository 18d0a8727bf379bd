/// The option with which the user named the place of a report, for what to do where it cannot be written.
enum PlaceOption: String {
  /// A folder.
  case report
  /// A file.
  case sarif

  /// `folder with --report`.
  var words: String {
    switch self {
    case .report: "folder with --\(rawValue)"
    case .sarif: "file with --\(rawValue)"
    }
  }
}
