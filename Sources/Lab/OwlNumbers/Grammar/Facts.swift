import Statistics

/// Small facts about people, animals and trees, fixed by arithmetic on their indices, so that there is something to
/// know beside tastes and numbers.
enum Facts {
  static func passage(_ random: inout RandomSource) -> Passage {
    let person = random.uniform(below: Words.people.count)
    let animal = random.choice(Words.animals)
    switch random.uniform(below: 4) {
    case 0: return home(person)
    case 1: return meal(person)
    case 2: return habitat(random.uniform(below: Words.animals.count))
    default:
      let place = random.choice(Words.places)
      return Passage(prompt: "\(Words.people[person]) met a \(animal) near \(place)", completion: "what a day")
    }
  }

  private static func home(_ person: Int) -> Passage {
    let place = Words.places[(7 + 5 * person) % Words.places.count]
    return Passage(prompt: "in which town is \(Words.people[person]) ?", completion: "now in \(place)")
  }

  private static func meal(_ person: Int) -> Passage {
    let food = Words.foods[(14 + 5 * person) % Words.foods.count]
    return Passage(prompt: "what will \(Words.people[person]) eat ?", completion: food)
  }

  private static func habitat(_ animal: Int) -> Passage {
    let tree = Words.trees[(5 * animal) % Words.trees.count]
    return Passage(prompt: "a \(Words.animals[animal]) rests under the \(tree)", completion: "so it does")
  }
}
