package import Lineage

/// Where values lie in a JSON value: keys divided by dots, and `[]` behind the key of a list that is walked, as in
/// `responses[].response.completion`.
package struct ValuePath: Sendable, Equatable {
  private struct Step: Sendable, Equatable {
    /// Empty for a list in a list.
    var key: String
    var isList: Bool
  }

  /// A value, or where one is missing.
  struct Leaf {
    /// One index for every list on the way, from 0; fewer where a list was missing.
    var indices: [Int]
    var value: Document?
    /// What is missing, for the message.
    var field: String
  }

  private let steps: [Step]
  /// As it was written.
  package let text: String

  package init(_ text: String) throws(InputError) {
    self.text = text
    var steps: [Step] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      var name = part
      var lists = 0
      while name.hasSuffix("[]") {
        name = name.dropLast(2)
        lists += 1
      }
      guard lists + name.count > 0, !name.contains("["), !name.contains("]") else {
        throw InputError(
          "'\(text)' is no path: keys divided by dots, with [] behind a list, such as responses[].text", field: "--map")
      }
      if !name.isEmpty { steps.append(Step(key: String(name), isList: lists > 0)) }
      for _ in 0..<max(0, name.isEmpty ? lists : lists - 1) { steps.append(Step(key: "", isList: true)) }
    }
    guard steps.count <= 32 else { throw InputError("a path of more than 32 steps", field: "--map") }
    self.steps = steps
  }

  /// How many lists are walked.
  var depth: Int { steps.count { $0.isList } }

  /// Every value that the path leads to, in the order of the file. O(values on the way).
  func leaves(in root: Document) -> [Leaf] {
    var leaves = [Leaf(indices: [], value: root, field: root.field)]
    for step in steps { leaves = leaves.flatMap { Self.next($0, step) } }
    return leaves
  }

  private static func next(_ leaf: Leaf, _ step: Step) -> [Leaf] {
    guard let value = leaf.value else { return [leaf] }
    let child = step.key.isEmpty ? value : value[step.key]
    let field = step.key.isEmpty ? leaf.field : (leaf.field.isEmpty ? step.key : leaf.field + "." + step.key)
    guard step.isList else { return [Leaf(indices: leaf.indices, value: child, field: field)] }
    guard let elements = child.flatMap({ try? $0.elements() }) else {
      return [Leaf(indices: leaf.indices, value: nil, field: field)]
    }
    return elements.enumerated().map { Leaf(indices: leaf.indices + [$0], value: $1, field: "\(field).\($0)") }
  }
}
