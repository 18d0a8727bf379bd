import Checkpoints

/// A member that the user adds to the body of every request: what a server does besides what it is asked, such as
/// `min_p` or `top_k` of servers that cut off unlikely tokens unless told not to.
package struct RequestOption: Sendable, Equatable {
  package enum Value: Sendable, Equatable {
    case integer(Int)
    case number(Double)
    case bool(Bool)
    case text(String)
  }

  package var name: String
  package var value: Value

  package init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }

  /// What Stemma itself says in a request, in one form of it or another.
  package static let reserved = [
    "model", "messages", "prompt", "system", "temperature", "max_tokens", "max_completion_tokens", "num_predict",
    "seed", "logprobs", "top_logprobs", "stream", "stream_options", "n", "stop", "options",
  ]

  fileprivate var member: (key: String, value: JSONText.Value?) {
    let value: JSONText.Value =
      switch value {
      case .integer(let number): .integer(number)
      case .number(let number): .number(number)
      case .bool(let isTrue): .bool(isTrue)
      case .text(let text): .string(text)
      }
    return (name, value)
  }
}

extension [RequestOption] {
  /// As JSON, by name: a part of what the model is, because it changes its answers.
  var identity: String { isEmpty ? "" : JSONText.line(.members(sorted { $0.name < $1.name }.map(\.member))) }
}

extension JSONText.Value {
  /// The object with these members after its own.
  func adding(_ options: [RequestOption]) -> JSONText.Value {
    guard case .object(let members) = self, !options.isEmpty else { return self }
    return .members(members.map { ($0.key, $0.value) } + options.map(\.member))
  }
}
