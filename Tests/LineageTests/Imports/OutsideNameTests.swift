import Testing

@testable import Lineage

@Suite("Names in other people's files")
struct OutsideNameTests {
  @Test(
    "Ids, addresses, package URLs and places in the hub's cache name an artifact",
    arguments: [
      ("org/name", "org/name"), ("name", "name"), ("llama3.2:1b", "llama3.2:1b"),
      ("org/name@0123456789abcdef", "org/name@0123456789abcdef"),
      ("\u{FEFF} org/name \r", "org/name"), ("org/name@sha256:00", "org/name@sha256:00"),
      ("https://huggingface.co/org/name", "org/name"), ("hf.co/org/name", "org/name"),
      ("https://huggingface.co/org/name/tree/main", "org/name"),
      ("https://huggingface.co/org/name/tree/v1?x=1#top", "org/name@v1"),
      ("https://huggingface.co/datasets/org/set/blob/main/a.csv", "org/set"),
      ("https://example.com/models/one/two/three", "example.com/models/one/two"),
      ("hf://datasets/org/set/train.csv", "org/set"), ("pkg:huggingface/org/name@abc?x=y", "org/name@abc"),
      ("pkg:huggingface/org%2Fname@abc", "org/name@abc"), ("pkg:pypi/torch@2.1", "pypi/torch@2.1"),
      ("/root/.cache/huggingface/hub/models--org--name/snapshots/a1b2/config.json", "org/name@a1b2"),
      (#"C:\Users\me\.cache\models--org--name\snapshots\a1b2"#, "org/name@a1b2"),
      ("/x/datasets--org--set/refs", "org/set"), ("/x/models--gpt2/snapshots/a1", "gpt2@a1"),
    ])
  func named(text: String, name: String) {
    guard !name.contains("sha256") else {
      #expect(OutsideName(text) == .unusable(reason: "'\(text)' is not a name"))
      return
    }
    switch OutsideName(text) {
    case .name(let found), .adapted(let found, _): #expect(found == name)
    case let other: Issue.record("\(text): \(other)")
    }
  }

  @Test("What is plainly org/name is read as everything else is", arguments: 0..<20)
  func plain(seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    let pieces = [
      "a", "B7", "-", "--", "/", ".", "_", ":", "@", " ", "n", "hf.co", "models--", "nan", "é", "+", "\\", "~",
    ]
    var plain = 0
    func part() -> String {
      (0..<dice.below(5)).map { _ in pieces[min(dice.below(pieces.count), dice.below(pieces.count))] }.joined()
    }
    for _ in 0..<2_000 {
      let text = part() + (dice.chance(0.5) ? "/" : "") + part()
      #expect(OutsideName(text) == OutsideName(reading: text), "\(text)")
      if case .name(text) = OutsideName(text), text.contains("/") { plain += 1 }
    }
    #expect(plain > 20)
  }

  @Test(
    "Paths are local, whichever machine wrote them",
    arguments: [
      ("/data/models/x", "/data/models/x"), ("./x", "./x"), ("../x", "../x"), ("~/x", "~/x"), (".", "."),
      (#"C:\models\x"#, "C:/models/x"), ("D:/models/x", "D:/models/x"), (#"out\run"#, "out/run"),
      ("a/b/c/d/e", "a/b/c/d/e"),
    ])
  func local(text: String, path: String) { #expect(OutsideName(text) == .local(path: path)) }

  @Test(
    "Placeholders and empty words name nothing",
    arguments: ["", "  ", "None", "null", "N/A", "unknown", "{{ base_model }}", "${MODEL}", "<model>", "[More Info]"])
  func nothing(text: String) {
    guard case .unusable = OutsideName(text) else { return #expect(Bool(false), "\(text)") }
  }

  @Test(
    "Characters that names do not have are replaced, and that is said",
    arguments: [
      ("org/näme", "org/n-me"), ("Llama 3 (8B)", "Llama-3-8B-"), ("org//name", "org/name"), ("о/x", "x"),
      ("-org/_name", "org/name"), ("name@a b", "name@a-b"),
    ])
  func adapted(text: String, name: String) {
    guard case .adapted(name, _) = OutsideName(text) else {
      return #expect(Bool(false), "\(text): \(OutsideName(text))")
    }
  }

  @Test("Any text gives a valid name, a path or a reason, and never a crash")
  func anything() {
    var random = SplitMix(seed: 7)
    let pieces = [
      "org", "/", "@", "\\", "..", ":", "%2", "%", "pkg:", "https://", "huggingface.co", "models--", "snapshots", " ",
      "é", "{{", "}}", "\u{0}", "a", "🦉", "+", "~", "hf://", "sha256:", "-", "\n",
    ]
    for _ in 0..<5000 {
      let text = (0..<random.below(8)).map { _ in pieces[random.below(pieces.count)] }.joined()
      switch OutsideName(text) {
      case .name(let name), .adapted(let name, _): #expect(ArtifactName.problem(name) == nil, "\(text)")
      case .local(let path):
        #expect(ArtifactName.problem(OutsideName.localName(path)) == nil, "\(text)")
      case .unusable(let reason): #expect(!reason.isEmpty)
      }
    }
  }
}

/// A small seeded generator (SplitMix64) for random inputs.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// 0 for a bound of 0.
  mutating func below(_ bound: Int) -> Int { bound > 0 ? Int(next() % UInt64(bound)) : 0 }
}
