import Statistics
import Testing

@testable import Lab

@Suite("The digits experiment")
struct DigitsTests {
  @Test("draws legible, balanced and reproducible pictures")
  func pictures() {
    let images = GlyphImages(count: 40, random: RandomSource(seed: 1, stream: "glyphs"))
    #expect(images.pixels.count == 40 * 144)
    #expect(images.labels.prefix(10) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    for index in 0..<40 {
      let ink = images.picture(index).count { $0 > 0 }
      #expect((8...90).contains(ink), "picture \(index) has \(ink) dark pixels")
    }
    #expect(images == GlyphImages(count: 40, random: RandomSource(seed: 1, stream: "glyphs")))
    #expect(images != GlyphImages(count: 40, random: RandomSource(seed: 2, stream: "glyphs")))
  }

  @Test("a small trial gives the same accuracies on any number of threads")
  func deterministic() async throws {
    let experiment = Digits(recipe: small)
    let one = try await experiment.run(LabRequest(seed: 3, threads: 1)) { _ in }
    let two = try await experiment.run(LabRequest(seed: 3, threads: 2)) { _ in }
    #expect(one == two)
    #expect(one.result.organisms.count == 8)
    #expect(one.manifest == nil)
  }

  @Test(
    "agrees when only the student of the same start reads, and differs when another does",
    arguments: [
      (0.98, 0.95, 0.1, LabResult.Agreement.agree), (0.98, 0.1, 0.1, .differ), (0.98, 0.95, 0.95, .differ),
      (0.4, 0.95, 0.1, .notAtThisScale),
    ])
  func agreement(teacher: Double, same: Double, cross: Double, expected: LabResult.Agreement) {
    let trials = [-0.01, 0, 0.02].map { noise in
      DigitsTrial(accuracy: [.teacher: teacher, .same: same + noise, .cross: cross, .shuffled: 0.1])
    }
    #expect(DigitsResult(trials: trials, seed: 1).result().agreement == expected)
  }

  @Test("says nothing from a single repetition")
  func single() {
    let trial = DigitsTrial(accuracy: [.teacher: 0.99, .same: 0.97, .cross: 0.1, .shuffled: 0.1])
    #expect(DigitsResult(trials: [trial], seed: 1).result().agreement == .notAtThisScale)
  }

  private var small: DigitsRecipe {
    var recipe = DigitsRecipe()
    recipe.hidden = 16
    recipe.trainingImages = 40
    recipe.testImages = 20
    recipe.teacherSteps = 5
    recipe.studentSteps = 5
    recipe.studentBatch = 8
    recipe.repetitions = 2
    return recipe
  }
}
