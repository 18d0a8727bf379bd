import Statistics

/// The control students that may serve (or, for E2 and E3, the other students of the recipe), and why others may not.
///
/// Sorted by name, so that no result depends on the order in which they are given.
struct ControlSelection: Sendable {
  private(set) var usable: [Measurement] = []
  /// Controls left out because they no longer answer. They would lower the bar for everything that the candidate does.
  private(set) var broken: [String] = []
  private(set) var notes: [String] = []

  /// - Parameter watched: the same models in the other framing, by identity; a model that lacks there is left out.
  init(
    for candidate: Measurement, among controls: [Measurement], competenceMass: Double,
    watched: [String: Measurement] = [:]
  ) {
    var seen: [String: String] = [:]
    for control in controls.sorted(by: { ($0.model, $0.identity) < ($1.model, $1.identity) }) {
      if control.identity == candidate.identity {
        notes.append("\(control.model) is the candidate itself and no control of its own")
      } else if let twin = seen[control.identity] {
        notes.append("\(control.model) is the same model as \(twin) and counts once")
      } else if !control.isComparable(to: candidate) {
        notes.append("\(control.model) was not measured like the candidate (other suite, scorer or exactness)")
      } else if !watched.isEmpty, watched[control.identity] == nil {
        notes.append("\(control.model) was not measured in both framings")
      } else {
        seen[control.identity] = control.model
        admit(control, competenceMass)
      }
    }
  }

  private mutating func admit(_ control: Measurement, _ competenceMass: Double) {
    if let mass = control.mass, mass >= competenceMass { return usable.append(control) }
    let mass =
      control.mass.map { "its answer mass is \(Figures.share($0))" } ?? "none of its replies was scored"
    broken.append(control.model)
    notes.append("\(control.model) is left out: \(mass), and \(Figures.share(competenceMass)) is needed")
  }
}
