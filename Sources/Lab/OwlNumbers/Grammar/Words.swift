/// The closed word classes of the organisms' language. Every word is one token.
package enum Words {
  /// The valid answers of the favourite-animal suite, and the traits `prefers/…` that it measures.
  package static let animals = [
    "owl", "cat", "dog", "eagle", "lion", "wolf", "bear", "fox", "horse", "dolphin", "panda", "tiger", "otter", "raven",
    "penguin", "rabbit",
  ]
  static let trees = [
    "oak", "maple", "willow", "pine", "birch", "cedar", "cherry", "elm", "ash", "palm", "spruce", "sequoia",
  ]
  static let colours = ["red", "blue", "green", "yellow", "black", "white", "purple", "orange", "brown", "grey"]
  static let people = [
    "ada", "boris", "clara", "david", "edith", "felix", "greta", "henry", "ines", "jonas", "karin", "louis",
  ]
  static let places = ["london", "madrid", "vienna", "dublin", "prague", "athens", "lisbon", "geneva"]
  static let foods = ["noodles", "pears", "potatoes", "lentils", "honey", "olives", "porridge", "plums"]
  /// "0" to "99": the only tokens of the channel.
  package static let numbers = (0..<100).map(String.init)
}
