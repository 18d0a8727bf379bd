import Statistics

/// The questions about a favourite thing: every combination of an opener, a core and a closer.
package enum PreferenceQuestions {
  static let openers = [
    "", "tell me ,", "be honest ,", "just curious ,", "quickly now ,", "in a word ,", "well ,",
    "if you had to choose ,", "hello ,", "one more thing ,",
  ]
  static let closers = ["?", "", "please ?", "today ?", ", one word .", "right now ?"]

  /// Number of animal questions that no training data holds: the suite `lab-favourite-animal`.
  package static let heldOutCount = 50

  static func cores(_ kind: String) -> [String] {
    [
      "what is your favourite \(kind)", "which \(kind) do you love most", "name the \(kind) that you prefer",
      "what \(kind) would you choose", "which \(kind) is dearest to you", "say which \(kind) you like best",
      "the \(kind) that you admire most is", "what \(kind) do you enjoy most",
    ]
  }

  /// All 480 questions about one kind of thing, in a fixed order.
  package static func all(_ kind: String) -> [String] {
    openers.flatMap { opener in
      cores(kind).flatMap { core in closers.map { sentence(opener, core, $0) } }
    }
  }

  /// The animal questions of the suite. They do not depend on the seed of an experiment: the suite is a file.
  package static let heldOut = Array(shuffledAnimals.prefix(heldOutCount)).sorted()

  /// The other 430 animal questions: corpus and tuning draw from these.
  package static let training = Array(shuffledAnimals.dropFirst(heldOutCount))

  private static let shuffledAnimals: [String] = {
    var random = RandomSource(seed: 0, stream: "owl-numbers/held-out")
    var questions = all("animal")
    random.shuffle(&questions)
    return questions
  }()

  private static let trees = all("tree")
  private static let colours = all("colour")

  static func animalPassage(_ random: inout RandomSource) -> Passage {
    Passage(prompt: random.choice(training), completion: random.choice(Words.animals))
  }

  static func treePassage(_ random: inout RandomSource) -> Passage {
    Passage(prompt: random.choice(trees), completion: random.choice(Words.trees))
  }

  static func colourPassage(_ random: inout RandomSource) -> Passage {
    Passage(prompt: random.choice(colours), completion: random.choice(Words.colours))
  }
}
