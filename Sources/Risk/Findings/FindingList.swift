import Lineage

/// What decides about one finding of a rule, before it is put into words.
struct Grade {
  var severity: Severity
  /// The traits that it warns of, sorted.
  var traits: [String]

  init(_ severity: Severity, _ traits: [String] = []) {
    self.severity = severity
    self.traits = traits
  }
}

extension RiskSubject {
  /// The findings of one rule. Nobody reads the two-thousandth: the severest are listed, and of these the nearest, up to
  /// the subject's limit, and so is whatever a waiver may be for. Of all others only severity and traits are looked at:
  /// one finding for each severity says how many there are, so that all findings together decide what they did.
  /// O(items · log items), and what the words and paths of the listed ones cost; of all, where a waiver has a path
  /// that does not show all of its hops.
  /// - Parameters:
  ///   - length: how far away an item is.
  ///   - ends: what is named in the path of an item, by which its waivers are recognised.
  ///   - rest: what the others are, after their number.
  func findings<Item>(
    _ rule: RuleID, about items: some Sequence<(Item, Grade)>, length: (Item) -> Int, ends: (Item) -> [NodeID],
    rest: String = "more findings like these are not listed", finding: (Item, Grade) -> Finding
  ) -> [Finding] {
    let items = Array(items)
    guard items.count > limit else { return items.map(finding) }
    let exceptions = Exceptions(waivers.filter { $0.rule == rule.rawValue && $0.artifact == name })
    var (listed, others): ([Finding], [(Item, Grade)]) = ([], [])
    for (place, index) in order(items, length).enumerated() {
      let (item, grade) = items[index]
      let isListed = place < limit || exceptions.mayBe(for: ends(item).map(name)) { finding(item, grade) }
      if isListed { listed.append(finding(item, grade)) } else { others.append((item, grade)) }
    }
    let groups = Dictionary(grouping: others) { Rest(severity: $1.severity, isAnswerable: !$1.traits.isEmpty) }
    return listed
      + groups.flatMap { _, items in
        items.count == 1 ? items.map(finding) : [self.rest(rule, items.map(\.1), rest)]
      }
  }

  /// Indices of the items, the severest first, then the nearest. Sorted as numbers: there may be a million.
  private func order<Item>(_ items: [(Item, Grade)], _ length: (Item) -> Int) -> [Int] {
    let keys = items.enumerated().map { index, item in
      UInt64(Severity.critical.rank - item.1.severity.rank) << 60
        | UInt64(min(length(item.0), 1 << 28 - 1)) << 32 | UInt64(index)
    }
    return keys.sorted().map { Int($0 & 0xFFFF_FFFF) }
  }

  /// One finding for many of one severity.
  private func rest(_ rule: RuleID, _ grades: [Grade], _ words: String) -> Finding {
    var last: [String] = []
    var traits: Set<String> = []
    for grade in grades where grade.traits != last {
      last = grade.traits
      traits.formUnion(last)
    }
    var finding = finding(rule, grades[0].severity, "\(grades.count) \(words)", traits: traits.sorted())
    finding.number = grades.count
    return finding
  }
}

/// What the waivers of one rule and artifact may be for.
private struct Exceptions {
  /// The names on the path of each.
  private var names: [Set<String>] = []
  /// Of those whose path does not show all of its names.
  private var digests: Set<String> = []

  init(_ waivers: [Waiver]) {
    for waiver in waivers {
      if waiver.path.contains(OmittedHops.words) { digests.insert(waiver.digest) }
      let path = waiver.path.replacing("; ", with: " → ").split(separator: " → ").map(String.init)
      names.append(Set(path + [waiver.artifact]))
    }
  }

  /// - Parameter ends: names that are on the path.
  func mayBe(for ends: @autoclosure () -> [String], _ finding: () -> Finding) -> Bool {
    if names.isEmpty { return false }
    if !digests.isEmpty, digests.contains(finding().pathDigest) { return true }
    let ends = ends()
    return names.contains { $0.isSuperset(of: ends) }
  }
}

/// What is counted together: what names no trait cannot be answered by any measurement.
private struct Rest: Hashable {
  var severity: Severity
  var isAnswerable: Bool
}

extension RiskSubject {
  /// The findings of one rule about lessons.
  /// - Parameters:
  ///   - grade: nil for a lesson of which the rule says nothing.
  ///   - path: nil for that of the lesson.
  func findings(
    _ rule: RuleID, path: ((Lesson) -> [LineageGraph.Edge])? = nil,
    grade: (Lesson, LessonStanding) -> Grade?, message: (Lesson, Grade) -> String
  ) -> [Finding] {
    let graded = zip(lessons, standings).compactMap { lesson, standing in
      grade(lesson, standing).map { (lesson, $0) }
    }
    return findings(rule, about: graded, path: path, message: message)
  }

  func findings(
    _ rule: RuleID, about lessons: [(Lesson, Grade)], path: ((Lesson) -> [LineageGraph.Edge])? = nil,
    ends: (Lesson) -> [NodeID] = { [$0.teacher, $0.output] }, message: (Lesson, Grade) -> String
  ) -> [Finding] {
    findings(rule, about: lessons, length: \.length, ends: ends) { lesson, grade in
      finding(
        rule, grade.severity, message(lesson, grade), path: path?(lesson) ?? self.path(of: lesson),
        traits: grade.traits)
    }
  }
}
