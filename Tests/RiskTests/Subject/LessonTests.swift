import Lineage
import Testing

@testable import Risk

@Suite("Which teachers reached an artifact")
struct LessonTests {
  @Test("Every lesson is that of walking all paths, on random lineages", arguments: UInt64(0)..<60)
  func reference(seed: UInt64) {
    let graph = LineageBuilder.random(seed: seed).graph
    for node in graph.nodes.indices {
      let found = graph.lessons(of: node, from: .teacher).map { lesson in
        (LessonReference.Key(teacher: lesson.teacher, output: lesson.output), answer(lesson))
      }
      #expect(Dictionary(uniqueKeysWithValues: found) == LessonReference(graph: graph, node: node).answers)
    }
  }

  @Test("Where one dataset taught two parents, the one of unknown base stands for both")
  func worstStudent() throws {
    var lineage = Demo.builder()
    lineage.model("known", .finetuned, base: ["base-b"], data: ["numbers-teacher"])
    lineage.model("stray", .finetuned, base: ["hub-model"], data: ["numbers-teacher"])
    lineage.model("merged", .merged, base: ["known", "stray"])
    let merged = try subject("merged", in: lineage)
    #expect(merged.lessons.map { merged.name($0.student) } == ["stray"])
    #expect(merged.lessons.map(\.base) == [.unknown])
  }

  @Test("Paths are connected, start at the teacher and end at the artifact", arguments: UInt64(0)..<20)
  func paths(seed: UInt64) {
    let graph = LineageBuilder.random(seed: seed).graph
    for node in graph.nodes.indices {
      for lesson in graph.lessons(of: node, from: .teacher) {
        #expect(lesson.edges.first?.from == lesson.teacher)
        #expect(lesson.training.last?.to == lesson.student)
        #expect(lesson.edges.last?.to == node)
        #expect(zip(lesson.edges, lesson.edges.dropFirst()).allSatisfy { $0.to == $1.from })
      }
    }
  }

  private func answer(_ lesson: Lesson) -> LessonReference.Answer {
    let base: LessonReference.Base =
      switch lesson.base {
      case .yes: .shared
      case .unknown: .unknown
      case .no: .different
      }
    return LessonReference.Answer(base: base, length: lesson.edges.count)
  }
}
