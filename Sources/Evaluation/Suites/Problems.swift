import Lineage

/// What is wrong with a file. A reader keeps a problem and goes on, so that one reading tells all of them.
struct Problems: Sendable {
  private var all: [InputError]

  init(_ errors: [InputError] = []) {
    all = errors
  }

  var isEmpty: Bool { all.isEmpty }

  /// By file, line and column.
  var inOrder: [InputError] { all.sorted { Self.place($0) < Self.place($1) } }

  mutating func add(_ error: InputError) { all.append(error) }

  /// What `read` gives; nil where it fails, which is kept.
  @discardableResult
  mutating func keep<Value>(_ read: () throws(InputError) -> Value) -> Value? {
    do throws(InputError) {
      return try read()
    } catch {
      add(error)
      return nil
    }
  }

  mutating func keep<Value>(_ read: ([String]) throws(InputError) -> Value, _ answers: [String]) -> Value? {
    do throws(InputError) {
      return try read(answers)
    } catch {
      add(error)
      return nil
    }
  }

  /// Adds a question to a bank, or what is wrong with it to the problems.
  mutating func add(to bank: inout QuestionBank, _ entry: Document) {
    do throws(InputError) {
      try bank.add(entry)
    } catch {
      add(error)
    }
  }

  private static func place(_ error: InputError) -> (String, Int, Int) {
    (error.file ?? "", error.line ?? 0, error.column ?? 0)
  }
}
