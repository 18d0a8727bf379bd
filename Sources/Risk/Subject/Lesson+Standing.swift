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

/// What is known of one teacher.
struct TeacherKnowledge {
  /// The traits that it carries, sorted.
  var carried: [String]
  /// The required traits of which nothing is known; empty where it carries any.
  var unknown: [String]
}

extension RiskSubject {
  /// What is known of the teachers of some lessons. O(teachers · what is known of them).
  func knowledge(of lessons: [Lesson]) -> [NodeID: TeacherKnowledge] {
    lessons.reduce(into: [:]) { known, lesson in
      guard known[lesson.teacher] == nil else { return }
      let carried = carried(by: lesson.teacher)
      let unknown = carried.isEmpty ? unknownTraits(of: lesson.teacher) : []
      known[lesson.teacher] = TeacherKnowledge(carried: carried, unknown: unknown)
    }
  }

  func standing(of lesson: Lesson, _ known: TeacherKnowledge) -> LessonStanding {
    switch lesson.relation {
    case .different: return known.carried.isEmpty ? .distant : .distantCarrier(traits: known.carried)
    case .unknown: return .unknownBase(traits: known.carried.isEmpty ? requiredTraits : known.carried)
    case .shared, .matched:
      if !known.carried.isEmpty { return .carrier(traits: known.carried) }
      // Without required traits nothing was asked of the teacher, which must not read as "nothing was found".
      return known.unknown.isEmpty && !requiredTraits.isEmpty ? .clear : .unevaluated(traits: known.unknown)
    }
  }

  /// The lessons that may have passed anything on: all but those of a different base and a teacher that is not known to
  /// carry anything.
  var riskyLessons: [Lesson] { zip(lessons, standings).filter { $1 != .distant }.map(\.0) }
}
