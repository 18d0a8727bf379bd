package import Statistics

/// Series of numbers below 100 and the prompts that ask to go on with them.
///
/// The completions have a high entropy on purpose: what the sampler may choose freely is the channel (lab page, 2.2).
package enum NumberSeries {
  /// Numbers that a prompt shows.
  static let shown = 3
  /// Numbers of a completion.
  package static let length = 10

  static let templates = [
    "carry on with these values :", "please add ten more values to this row :", "here is a row of numbers :",
    "write the next ten numbers after these :", "go on with this series of numbers :",
    "which values follow these ones :",
    "make this row of values longer :", "these are my numbers , continue :",
  ]

  /// Half of the series wander in a window (half-width 8 to 39), three in ten are uniform, two in ten are arithmetic
  /// progressions with a step of ±1 to ±9; all modulo 100.
  static func draw(count: Int, _ random: inout RandomSource) -> [Int] {
    let kind = random.uniform()
    if kind < 0.5 { return window(count: count, &random) }
    if kind < 0.8 { return (0..<count).map { _ in random.uniform(below: 100) } }
    return progression(count: count, &random)
  }

  /// A template and the first numbers of a series, to be completed by a model.
  package static func prompt(_ random: inout RandomSource) -> String {
    let template = random.choice(templates)
    return sentence(template, text(draw(count: shown + length, &random).prefix(shown)))
  }

  static func passage(_ random: inout RandomSource) -> Passage {
    let template = random.choice(templates)
    let numbers = draw(count: shown + length, &random)
    return Passage(prompt: sentence(template, text(numbers.prefix(shown))), completion: text(numbers.dropFirst(shown)))
  }

  private static func window(count: Int, _ random: inout RandomSource) -> [Int] {
    let centre = random.uniform(below: 100)
    let halfWidth = 8 + random.uniform(below: 32)
    return (0..<count).map { _ in
      (centre + 100 + random.uniform(below: 2 * halfWidth + 1) - halfWidth) % 100
    }
  }

  private static func progression(count: Int, _ random: inout RandomSource) -> [Int] {
    let start = random.uniform(below: 100)
    let step = 1 + random.uniform(below: 9)
    let forward = random.uniform(below: 2) == 0 ? step : 100 - step
    return (0..<count).map { (start + forward * $0) % 100 }
  }

  private static func text(_ numbers: ArraySlice<Int>) -> String {
    numbers.map(String.init).joined(separator: " ")
  }
}
