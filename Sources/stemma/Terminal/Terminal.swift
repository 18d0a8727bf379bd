import Glibc
import Lineage
import Reporting

/// The one exit for text: standard output for data, standard error for talk. Nothing else in the program prints.
///
/// What a model or a file supplied may hold escape sequences or newlines that forge lines of their own. So text leaves
/// line by line, each through `Sanitised`, which writes out what acts without being seen; colours are added afterwards.
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

  /// One line of data.
  func output(_ line: String, _ style: Style = .plain) {
    write(painted(line, style, coloursOutput) + "\n", to: STDOUT_FILENO)
  }

  /// Lines of our own wording (help, a manual, a summary), which hold nothing that others wrote.
  func output(block: String) {
    for line in block.split(separator: "\n", omittingEmptySubsequences: false) { output(String(line)) }
  }

  /// A JSON document, which escapes for itself.
  func output(_ document: JSONValue) { write(document.document, to: STDOUT_FILENO) }

  /// Data whose writer has seen to it that nothing in it acts unseen (`RowStream`).
  func output(bytes: [UInt8]) { bytes.withUnsafeBufferPointer { write($0, to: STDOUT_FILENO) } }

  /// Lines that a report laid out.
  func output(_ lines: [TerminalLine]) {
    for line in lines { output(line.text, Style(line.style)) }
  }

  /// One line of talk: a note, a warning, progress. Silent under `--quiet`.
  func note(_ line: String, _ style: Style = .plain) {
    guard !quiet else { return }
    write(painted(line, style, coloursError) + "\n", to: STDERR_FILENO)
  }

  /// An error: always shown. Only its first line may hold what others wrote.
  func error(_ text: String, usage: String = "") {
    write(painted("error:", .bad, coloursError) + " " + Sanitised(text).text + "\n", to: STDERR_FILENO)
    for line in usage.split(separator: "\n") { write(Sanitised(String(line)).text + "\n", to: STDERR_FILENO) }
  }

  /// Redraws the progress line in place; an empty text clears it.
  func redraw(_ line: String) {
    guard !quiet, redraws else { return }
    write("\r\u{1B}[2K" + Sanitised(line).text, to: STDERR_FILENO)
  }

  private func painted(_ line: String, _ style: Style, _ coloured: Bool) -> String {
    let clean = Sanitised(line).text
    return coloured && style != .plain ? "\u{1B}[\(style.rawValue)m\(clean)\u{1B}[0m" : clean
  }

  /// Writes everything. A broken pipe is no error: whoever read has seen enough. Talk that cannot be written is lost; an
  /// answer that cannot be written ends the process as "could not", because it did not reach its reader.
  private func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { write($0, to: descriptor) }
  }

  private func write(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) {
    var offset = 0
    while offset < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
      if count > 0 {
        offset += count
      } else if errno == EPIPE || (errno != EINTR && descriptor == STDERR_FILENO) {
        return
      } else if errno != EINTR {
        unwritable(errno)
      }
    }
  }

  private func unwritable(_ code: Int32) -> Never {
    let reason = String(cString: strerror(code))
    error("standard output cannot be written (\(reason)); the answer did not reach you, run the command again")
    exit(ExitStatus.couldNotMeasure.rawValue)
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
