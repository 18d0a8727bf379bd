import Glibc
import Reporting

/// The one exit for text: standard output for data, standard error for talk. Nothing else in the program prints.
///
/// What a model or a file supplied may hold escape sequences; `Terminal` drops every control character but tab and
/// newline (and the bidirectional overrides), and adds its own colours afterwards.
struct Terminal: Sendable {
  enum Style: String, Sendable {
    case plain = ""
    case bold = "1"
    case good = "32"
    case warning = "33"
    case bad = "31"
    case faint = "2"
  }

  /// Whether progress and talk are wanted at all (`--quiet` turns them off; errors are always shown).
  var quiet = false
  private let coloursOutput: Bool
  private let coloursError: Bool
  /// Whether standard error is a terminal on which a progress line may be redrawn.
  let redraws: Bool

  init(environment: [String: String]) {
    let plain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false || environment["TERM"] == "dumb"
    coloursOutput = !plain && isatty(STDOUT_FILENO) == 1
    coloursError = !plain && isatty(STDERR_FILENO) == 1
    redraws = isatty(STDERR_FILENO) == 1 && environment["CI"] == nil
  }

  /// Data, with a newline after it.
  func output(_ text: String, _ style: Style = .plain) {
    write(painted(text, style, coloursOutput) + "\n", to: STDOUT_FILENO)
  }

  /// Lines that a report laid out.
  func output(_ lines: [TerminalLine]) {
    for line in lines { output(line.text, Style(line.style)) }
  }

  /// Talk: notes, warnings, progress. Silent under `--quiet`.
  func note(_ text: String, _ style: Style = .plain) {
    guard !quiet else { return }
    write(painted(text, style, coloursError) + "\n", to: STDERR_FILENO)
  }

  /// An error: always shown.
  func error(_ text: String) {
    write(painted("error:", .bad, coloursError) + " " + Self.sanitised(text) + "\n", to: STDERR_FILENO)
  }

  /// Redraws the progress line in place; an empty text clears it.
  func redraw(_ text: String) {
    guard !quiet, redraws else { return }
    write("\r\u{1B}[2K" + Self.sanitised(text), to: STDERR_FILENO)
  }

  private func painted(_ text: String, _ style: Style, _ coloured: Bool) -> String {
    let clean = Self.sanitised(text)
    return coloured && style != .plain ? "\u{1B}[\(style.rawValue)m\(clean)\u{1B}[0m" : clean
  }

  /// Without control characters (other than tab and newline) and without bidirectional controls.
  static func sanitised(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHostile) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isHostile(scalar) { scalars.append(scalar) }
    return String(scalars)
  }

  private static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Writes everything. A broken pipe is no error: whoever read has seen enough. Any other failure ends the process as
  /// "could not", because the answer did not reach its reader.
  private func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var offset = 0
      while offset < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
        if count > 0 {
          offset += count
        } else if errno == EPIPE {
          return
        } else if errno != EINTR {
          exit(ExitStatus.couldNotMeasure.rawValue)
        }
      }
    }
  }
}

extension Terminal.Style {
  fileprivate init(_ style: TerminalLine.Style) {
    switch style {
    case .plain: self = .plain
    case .heading: self = .bold
    case .good: self = .good
    case .bad: self = .bad
    case .warning: self = .warning
    case .muted: self = .faint
    }
  }
}
