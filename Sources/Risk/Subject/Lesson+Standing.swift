import Lineage

/// What a lesson comes to, by base and by what is known of its teacher.
enum LessonStanding: Equatable {
  /// Shared or matched base, and the teacher carries these traits: STM101, or STM107 for logits.
  case carrier(traits: [String])
  /// Shared or matched base, and the teacher was not evaluated for these traits: STM102, or STM107 for logits.
  case unevaluated(traits: [String])
  /// Shared or matched base, and the teacher was found to be below the margin in every required trait: STM103, or
  /// STM107 for logits.
  case clear
  /// It is not known whether the base is shared: STM105.
  case unknownBase(traits: [String])
  /// Different base, and the teacher carries these traits: STM106.
  case distantCarrier(traits: [String])
  /// Different base, and the teacher is not known to carry anything.
  case distant
}

extension RiskSubject {
  func standing(of lesson: Lesson) -> LessonStanding {
    let carried = carried(by: lesson.teacher)
    switch lesson.relation {
    case .different: return carried.isEmpty ? .distant : .distantCarrier(traits: carried)
    case .unknown: return .unknownBase(traits: carried.isEmpty ? requiredTraits : carried)
    case .shared, .matched:
      if !carried.isEmpty { return .carrier(traits: carried) }
      let unknown = unknownTraits(of: lesson.teacher)
      // Without required traits nothing was asked of the teacher, which must not read as "nothing was found".
      return unknown.isEmpty && !requiredTraits.isEmpty ? .clear : .unevaluated(traits: unknown)
    }
  }
}
