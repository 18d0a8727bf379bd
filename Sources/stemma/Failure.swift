import ArgumentParser
import Checkpoints
import Evaluation
import FoundationEssentials
import Gate
import Lab
import Lineage
import Models
import Neural
import Reporting
import Store

/// An error as it is shown: which status it ends with, what was wrong, where, and what to do next.
///
/// The single place where errors of the layers below become an exit status, so that an unexpected error can never look
/// like a failed gate.
struct Failure: Error, Sendable, Equatable {
  /// A stable word for programs.
  enum Kind: String, Sendable {
    case usage, input, store, checkpoint, model, measurement, output, interrupted, unexpected
  }

  var status: ExitStatus
  var kind: Kind
  var message: String
  var file: String?
  var line: Int?
  var column: Int?
  var field: String?
  var expected: [String] = []
  var nearest: String?
  /// How the command is called, for a request that did not parse.
  var usage = ""

  /// One line for people.
  var text: String {
    InputError(message, file: file, line: line, column: column, field: field, expected: expected, nearest: nearest)
      .description
  }

  /// `stemma/error/1`.
  var json: JSONValue {
    var error: [String: JSONValue] = ["kind": .string(kind.rawValue), "message": .string(message)]
    if let file { error["file"] = .string(file) }
    if let line { error["line"] = .number(Double(line)) }
    if let column { error["column"] = .number(Double(column)) }
    if let field { error["field"] = .string(field) }
    if !expected.isEmpty { error["expected"] = .array(expected.map(JSONValue.string)) }
    if let nearest { error["nearest"] = .string(nearest) }
    return .object(["schema": .string("stemma/error/1"), "error": .object(error)])
  }

  init(_ status: ExitStatus, _ kind: Kind, _ message: String) {
    self.status = status
    self.kind = kind
    self.message = message
  }

  private init(_ status: ExitStatus, _ kind: Kind, _ message: String, at file: String, _ remedy: String?) {
    self.init(status, kind, [message, remedy].compactMap { $0 }.joined(separator: "; "))
    self.file = file
  }

  init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let input as InputError: self.init(input)
    case let store as StoreError: self.init(store)
    case let checkpoint as CheckpointError:
      self.init(.wrongRequest, .checkpoint, checkpoint.reason, at: checkpoint.file, checkpoint.remedy)
    case let model as ModelError:
      let isWrong = model.kind == .unsupported || model.kind == .malformed
      self.init(isWrong ? .wrongRequest : .couldNotMeasure, .model, model.description)
    case let report as ReportError:
      self.init(.couldNotMeasure, .output, report.problem, at: report.place, report.remedy)
    case let lab as LabError: self.init(.couldNotMeasure, .output, lab.reason, at: lab.file, lab.remedy)
    case let measurement as MeasurementError: self.init(.couldNotMeasure, .store, measurement.description)
    case let neural as NeuralError: self.init(.wrongRequest, .model, neural.reason)
    case is CancellationError:
      self.init(
        .couldNotMeasure, .interrupted, "interrupted; what was acknowledged is kept, run the same command again")
    default: self.init(.couldNotMeasure, .unexpected, "unexpected: \(error)")
    }
  }

  private init(_ input: InputError) {
    self.init(.wrongRequest, .input, input.message)
    file = input.file
    line = input.line
    column = input.column
    field = input.field
    expected = input.expected
    nearest = input.nearest
  }

  private init(_ store: StoreError) {
    let status: ExitStatus =
      switch store.kind {
      case .missing, .notAStore, .newerSchema: .wrongRequest
      case .readOnly, .full, .busy, .corrupt, .io: .couldNotMeasure
      }
    self.init(status, .store, store.message, at: store.path, store.remedy)
  }
}
