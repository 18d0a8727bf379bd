import Mustache

/// Renders the templates of `reports/`.
///
/// Each template names its content type in its first line, so that `{{value}}` is sanitised and escaped for the format
/// at hand without a word in the template: `MARKUP` for HTML and XML, `MARKDOWN`. `{{{value}}}` is for markup that
/// this module wrote. Parts are sections and not partials, because a partial falls back to the engine's own escaping.
enum Templates {
  /// - Throws: `ReportError` when the template does not parse, which the tests rule out for the files of a build.
  static func render(_ file: EmbeddedFile, _ view: some Sendable) throws(ReportError) -> String {
    _ = registration
    do {
      return try MustacheTemplate(string: file.text).render(view)
    } catch {
      throw ReportError(place: "reports/\(file.rawValue)", problem: "the template does not parse: \(error)")
    }
  }

  /// The engine keeps content types in one global table behind a lock; this fills it once.
  private static let registration: Void = {
    MustacheContentTypes.register(MarkupText(), named: "MARKUP")
    MustacheContentTypes.register(MarkdownText(), named: "MARKDOWN")
  }()
}
