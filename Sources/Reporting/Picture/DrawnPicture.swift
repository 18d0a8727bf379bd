import Lineage

/// A lineage picture made ready to draw: many alike siblings are one box, and the paths of findings are marked.
struct DrawnPicture: Sendable, Equatable {
  /// How strongly an edge is drawn.
  enum Emphasis: Int, Sendable {
    case plain
    /// On the path of a finding that is answered, waived or slight.
    case noted
    /// On the path of an open finding that counts, or is at least of medium severity.
    case warning
  }

  /// One artifact, or several of the same shape.
  struct Box: Sendable, Equatable {
    var names: [String]
    var kind: ArtifactKind
    var role: GateRole
    var carriesTrait: Bool

    /// `control-1 … control-6`, or `numbers-control-1…6-filtered` where the names are long and numbered.
    var title: String {
      guard let first = names.first, let last = names.last, names.count > 1 else { return names.first ?? "" }
      return (first.count < 14 ? nil : Self.range(first, last)) ?? "\(first) … \(last)"
    }

    /// Two names that differ in one number only, as one.
    private static func range(_ first: String, _ last: String) -> String? {
      let stem = zip(first, last).prefix { $0 == $1 && !$0.isNumber }.count
      let (one, other) = (first.dropFirst(stem), last.dropFirst(stem))
      let (number, end) = (one.prefix(while: \.isNumber), other.prefix(while: \.isNumber))
      guard !number.isEmpty, !end.isEmpty, one.dropFirst(number.count) == other.dropFirst(end.count) else { return nil }
      return "\(first.prefix(stem))\(number)…\(end)\(one.dropFirst(number.count))"
    }

    /// What it is to the gate.
    var subtitle: String {
      guard names.count == 1 else { return "\(names.count) \(plural)" }
      return role == .other && kind == .dataset ? "dataset" : role.words
    }

    private var plural: String {
      switch role {
      case .student: "students"
      case .control: "controls"
      case .dataset: "datasets"
      default: kind == .dataset ? "datasets" : "models"
      }
    }
  }

  struct Link: Sendable, Equatable {
    /// Indices into `boxes`.
    var from: Int
    var to: Int
    var words: String
    var known: Knowledge
    var emphasis: Emphasis

    /// The words, and how the edge is known where that is weaker than declared.
    var label: String { known < .declared ? "\(words), \(known.rawValue)" : words }
  }

  var boxes: [Box]
  var links: [Link]
  /// How many boxes were left out because the picture would have become too large to read.
  var omitted: Int

  /// More boxes than this nobody reads; those of the gate and of the paths are kept first.
  static let maximumBoxes = 60

  var isEmpty: Bool { boxes.isEmpty }
}
