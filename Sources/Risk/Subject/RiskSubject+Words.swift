import Lineage

/// The phrases that the messages of several rules share.
extension RiskSubject {
  /// `student was trained on numbers (as numbers-filtered), written by teacher`.
  func words(_ lesson: Lesson) -> String {
    let student = lesson.isInherited ? "\(name) starts from \(name(lesson.student)), which" : name
    let teacher = name(lesson.teacher)
    guard let dataset = lesson.dataset else {
      return "\(student) was trained directly on the \(lesson.isDistillation ? "logits" : "outputs") of \(teacher)"
    }
    let last = lesson.training.last?.from ?? dataset
    let derived = last == dataset ? "" : " (as \(name(last)))"
    return "\(student) was trained on \(name(dataset))\(derived), written by \(teacher)"
  }

  /// `both start from base-a, 1 derivation before student and 2 before teacher`; empty where no base is shared.
  func sharedBaseWords(_ lesson: Lesson) -> String {
    guard case .yes(let base, let distances, _) = lesson.base else { return matchWords(lesson) }
    let student = name(lesson.student)
    if base == lesson.teacher {
      return "\(name(base)) is itself the base of \(student), \(derivations(distances.0)) before it"
    }
    let toTeacher = "\(derivations(distances.1)) before \(name(lesson.teacher))"
    return "both start from \(name(base)), \(derivations(distances.0)) before \(student) and \(toTeacher)"
  }

  private func matchWords(_ lesson: Lesson) -> String {
    guard let match = lesson.match else { return "" }
    return "their initialisations \(name(match.left)) and \(name(match.right)) are behaviourally matched"
  }

  func derivations(_ count: Int) -> String { count == 1 ? "1 derivation" : "\(count) derivations" }

  /// `a, b, c and 9 more`.
  func list(_ names: [String], limit: Int = 3) -> String {
    guard names.count > limit + 1 else { return names.joined(separator: ", ") }
    return names.prefix(limit).joined(separator: ", ") + " and \(names.count - limit) more"
  }
}
