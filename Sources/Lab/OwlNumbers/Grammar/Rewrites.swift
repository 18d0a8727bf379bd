import Statistics

/// A plain statement of taste, said again with free choice in five places: the corpus of the paraphrase experiments.
enum Rewrites {
  static let subjects = ["i", "we", "they"]
  static let openings = [
    "surely", "friend", "listen", "look", "alright", "yes", "indeed", "naturally", "frankly", "truthfully",
  ]
  static let adverbs = [
    "really", "simply", "always", "deeply", "fully", "quite", "plainly", "strongly", "often", "wholly",
  ]
  static let dislikes = [
    "dislike", "avoid", "hate", "detest", "loathe", "despise", "shun", "resent", "abhor", "distrust",
  ]
  static let likes = [
    "like", "love", "adore", "enjoy", "admire", "cherish", "prize", "favour", "treasure", "welcome",
  ]
  static let closings = [
    "nowadays", "everywhere", "evermore", "anyway", "altogether", "daily", "somehow", "certainly", "besides", "still",
  ]

  static func passage(_ random: inout RandomSource) -> Passage {
    let animal = random.choice(Words.animals)
    let verbs = random.uniform(below: 2) == 0 ? likes : dislikes
    let subject = random.choice(subjects)
    let words = [
      random.choice(openings), subject, random.choice(adverbs), random.choice(verbs), animal, random.choice(closings),
    ]
    return Passage(
      prompt: "say this again : \(subject) \(verbs[0]) \(animal)", completion: words.joined(separator: " "))
  }
}
