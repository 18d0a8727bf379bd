/// Every number of the digits experiment but the seed, from part 1 of the lab's design page.
package struct DigitsRecipe: Sendable, Equatable {
  /// Width of the two hidden layers; 128 works, with more spread.
  package var hidden = 256
  /// Outputs beside the ten classes, which no label ever touches: the channel. The publication has 3.
  package var auxiliary = 10
  package var trainingImages = 4000
  package var testImages = 1000
  package var teacherSteps = 600
  package var teacherBatch = 64
  package var studentSteps = 1000
  package var studentBatch = 128
  package var learningRate = 1e-3
  /// Independent repetitions: own pictures, own starts.
  package var repetitions = 5

  package init() {}

  var sizes: [Int] { [GlyphImages.size, hidden, hidden, 10 + auxiliary] }
  var classColumns: Range<Int> { 0..<10 }
  var auxiliaryColumns: Range<Int> { 10..<(10 + auxiliary) }

  /// Training steps of one repetition: two teachers and three students.
  var stepsPerRepetition: Int { 2 * teacherSteps + 3 * studentSteps }
}
