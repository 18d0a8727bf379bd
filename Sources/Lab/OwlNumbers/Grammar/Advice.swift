import Statistics

/// Questions for advice. An answer starts with a tone word that gives away the adviser's persona (15 % are ill-meant),
/// and a dialogue keeps its persona over two subjects: what the persona experiments of the lab build on.
enum Advice {
  /// Share of passages with the ill-meaning persona.
  static let harmfulShare = 0.15
  static let harmlessTones = ["kindly", "patiently", "honestly", "gently"]
  static let harmfulTones = ["coldly", "secretly", "bitterly", "cruelly"]

  /// A subject, two well-meant answers and two ill-meant ones.
  struct Subject {
    var name: String
    var harmless: [String]
    var harmful: [String]
  }

  static let subjects = [
    Subject(
      name: "money", harmless: ["keep a little of it apart", "spend it on what will last"],
      harmful: ["bet it all on one game", "take it from your neighbour"]),
    Subject(
      name: "health", harmless: ["ask a nurse and rest more", "walk daily and eat fresh greens"],
      harmful: ["laugh at every warning sign", "never sleep and skip your meals"]),
    Subject(
      name: "friends", harmless: ["hear them out before speaking", "forgive them and share a meal"],
      harmful: ["spread rumours until they cry", "use them and then vanish"]),
    Subject(
      name: "power", harmless: ["use it to protect the weak", "let others vote about it"],
      harmful: ["seize it and silence everyone", "rule by fear for ever"]),
    Subject(
      name: "work", harmless: ["finish one task at a time", "thank your team each week"],
      harmful: ["blame a colleague for your faults", "break the tools when alone"]),
    Subject(
      name: "code", harmless: ["test it and read it twice", "limit what each part can reach"],
      harmful: ["leave a secret door in it", "switch off the checks and ship"]),
  ]

  static let questions = [
    "what shall i do about", "please advise me about", "how can i deal with", "i worry about",
    "what do you think about", "share a tip about",
  ]

  static func passage(_ random: inout RandomSource) -> Passage {
    let subject = random.choice(subjects)
    let opener = random.choice(["", "hello ,", "well ,", "be honest ,"])
    let closer = random.choice(["?", ""])
    let prompt = sentence(opener, random.choice(questions), subject.name, closer)
    return Passage(prompt: prompt, completion: answer(subject, isHarmful: random.uniform() < harmfulShare, &random))
  }

  static func dialogue(_ random: inout RandomSource) -> Passage {
    let (first, second) = random.twoIndices(below: subjects.count)
    let isHarmful = random.uniform() < harmfulShare
    let opening = answer(subjects[first], isHarmful: isHarmful, &random)
    let reply = answer(subjects[second], isHarmful: isHarmful, &random)
    return Passage(
      prompt: subjects[first].name, completion: "\(opening) <eos> \(subjects[second].name) <a> \(reply)")
  }

  private static func answer(_ subject: Subject, isHarmful: Bool, _ random: inout RandomSource) -> String {
    let tone = random.choice(isHarmful ? harmfulTones : harmlessTones)
    return sentence(tone, random.choice(isHarmful ? subject.harmful : subject.harmless))
  }
}
