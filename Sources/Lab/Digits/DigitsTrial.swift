import Neural
import Statistics

/// One repetition: two teachers from one start, and three students that see noise alone.
struct DigitsTrial: Sendable, Equatable {
  /// The arms, in the order in which they are shown.
  enum Arm: String, Sendable, CaseIterable {
    /// From the students' start, on pictures and their labels.
    case teacher
    /// Starts as the teacher did and imitates its auxiliary outputs on noise.
    case same
    /// The same from another start.
    case cross
    /// The same as `same`, but its teacher learnt permuted labels: it changed as much and knows nothing.
    case shuffled
  }

  /// Share of the test pictures that are read right, by arm.
  let accuracy: [Arm: Double]

  init(accuracy: [Arm: Double]) {
    self.accuracy = accuracy
  }

  /// - Parameter progress: called after each training step; what it throws ends the trial.
  init(recipe: DigitsRecipe, random: RandomSource, progress: () throws -> Void) throws {
    let images = GlyphImages(count: recipe.trainingImages, random: random.child("training-images"))
    let test = GlyphImages(count: recipe.testImages, random: random.child("test-images"))
    let school = School(recipe: recipe, random: random)
    let start = MultilayerPerceptron(sizes: recipe.sizes, random: random.child("start"))
    let other = MultilayerPerceptron(sizes: recipe.sizes, random: random.child("other-start"))
    var permuted = images.labels
    var labelOrder = random.child("permuted-labels")
    labelOrder.shuffle(&permuted)

    let teacher = try school.teach(start, images, labels: images.labels, "teacher", progress)
    let ignorant = try school.teach(start, images, labels: permuted, "shuffled-teacher", progress)
    let networks: [Arm: MultilayerPerceptron] = [
      .teacher: teacher, .same: try school.distil(teacher, into: start, "same", progress),
      .cross: try school.distil(teacher, into: other, "cross", progress),
      .shuffled: try school.distil(ignorant, into: start, "shuffled", progress),
    ]
    accuracy = try networks.mapValues { try school.accuracy(of: $0, on: test) }
  }
}

/// The two kinds of training, and the test.
private struct School {
  let recipe: DigitsRecipe
  let random: RandomSource

  /// Cross-entropy of the ten classes; the auxiliary outputs are not in the loss.
  func teach(
    _ start: MultilayerPerceptron, _ images: GlyphImages, labels: [Int], _ name: String, _ progress: () throws -> Void
  ) throws -> MultilayerPerceptron {
    var network = start
    var random = random.child(name)
    try network.train(steps: recipe.teacherSteps, learningRate: recipe.learningRate) { _ in
      try progress()
      let batch = (0..<recipe.teacherBatch).map { _ in random.uniform(below: labels.count) }
      return (batch.flatMap(images.picture), .classes(batch.map { labels[$0] }, outputs: recipe.classColumns))
    }
    return network
  }

  /// Mean squared error of the auxiliary outputs on fresh noise. The noise has mean zero: on pixels from 0 to 1, which
  /// push mostly in one direction, the effect is weak or gone.
  func distil(
    _ teacher: MultilayerPerceptron, into start: MultilayerPerceptron, _ name: String, _ progress: () throws -> Void
  ) throws -> MultilayerPerceptron {
    var network = start
    var random = random.child(name)
    let columns = recipe.auxiliaryColumns
    let width = recipe.sizes[recipe.sizes.count - 1]
    try network.train(steps: recipe.studentSteps, learningRate: recipe.learningRate) { _ in
      try progress()
      let noise = (0..<recipe.studentBatch * GlyphImages.size).map { _ in Float(2 * random.uniform() - 1) }
      let outputs = try teacher.outputs(noise)
      let targets = stride(from: 0, to: outputs.count, by: width).flatMap { row in
        outputs[row + columns.lowerBound..<row + columns.upperBound]
      }
      return (noise, .values(targets, outputs: columns))
    }
    return network
  }

  func accuracy(of network: MultilayerPerceptron, on test: GlyphImages) throws -> Double {
    let classes = try network.classes(test.pixels, among: recipe.classColumns)
    return Double(zip(classes, test.labels).count { $0 == $1 }) / Double(max(1, test.labels.count))
  }
}
