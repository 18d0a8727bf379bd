import ArgumentParser
import Lineage
import Store

struct LineageQuery: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "query", abstract: "Ask in SQL: one statement that only reads, within limits of time and rows.",
    discussion: """
      The views are artifacts, edges, traits, statements_view, samples, checkpoints
      and log_entry; lineage/README.md describes their columns. Missing values
      are empty (null in JSON), bytes are hexadecimal digits, and in JSON whole
      numbers beyond 2^53 are texts. Exit status 4 when the time is up.

      Examples:
        stemma lineage query 'SELECT name, digests FROM artifacts'
        stemma lineage query 'SELECT method, count(*) FROM edges GROUP BY method' \\
          --format json
      """)

  @Argument(help: ArgumentHelp("One statement of SQL.", valueName: "sql")) var sql: String
  @Option(help: ArgumentHelp("How many rows at most.", valueName: "rows")) var limit = 1000
  @Option(help: ArgumentHelp("How long it may take.", valueName: "seconds")) var timeout = 10.0
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (1...1_000_000).contains(limit) else { throw ValidationError("--limit is from 1 to 1000000") }
    guard timeout > 0, timeout <= 86_400 else {
      throw ValidationError("--timeout is above 0 and at most 86400 seconds")
    }
  }

  func perform(_ session: Session) async throws -> ExitStatus {
    // The query has a connection to itself; this one upgrades the store where that is needed, and says so.
    let answer = try answer(try session.reader().path)
    switch session.format {
    case .json: session.answer(answer.json)
    case .text:
      session.table(answer.columns, answer.rows.map { $0.map(\.text) }, none: "the query found no rows")
      if let cut = answer.cut { session.terminal.note(words(cut, answer.rows.count), .warning) }
    }
    return .success
  }

  private func answer(_ store: String) throws -> QueryAnswer {
    do {
      return try Query(sql: sql, rowLimit: limit, seconds: timeout).answer(store: store)
    } catch let error as QueryError {
      throw failure(error)
    }
  }

  private func failure(_ error: QueryError) -> any Error {
    switch error.kind {
    case .overdue:
      Failure(
        .couldNotMeasure, .interrupted,
        "the query took longer than \(timeout) s; ask for less, or give it more time with --timeout")
    case .unknownTable(let name):
      input(error.message, error, expected: Query.views, nearest: Spelling.nearest(to: name, among: Query.views))
    case .notAllowed: input("only reading is allowed: \(error.message)", error)
    case .wrong: input(error.message, error)
    }
  }

  private func input(
    _ message: String, _ error: QueryError, expected: [String] = [], nearest: String? = nil
  ) -> InputError {
    let before = error.offset.map { String(decoding: sql.utf8.prefix($0), as: UTF8.self) }
    let lines = before?.split(separator: "\n", omittingEmptySubsequences: false)
    return InputError(
      message, line: lines?.count, column: lines?.last.map { $0.count + 1 }, expected: expected, nearest: nearest)
  }

  private func words(_ cut: QueryCut, _ count: Int) -> String {
    switch cut {
    case .rows: "warning: there are more than these \(count) rows; --limit shows more"
    case .bytes: "warning: there are more than these \(count) rows, but an answer holds at most 64 MiB; ask for less"
    }
  }
}
