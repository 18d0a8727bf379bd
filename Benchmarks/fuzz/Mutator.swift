import Statistics

/// Damages valid inputs: the same seed makes the same inputs on every machine.
struct Mutator {
  /// No input grows beyond this many bytes.
  static let largest = 1 << 16

  private let seeds: [[UInt8]]
  private var random: RandomSource

  /// - Precondition: `seeds` is not empty.
  init(seeds: [[UInt8]], random: RandomSource) {
    precondition(!seeds.isEmpty, "mutations need an input to start from")
    (self.seeds, self.random) = (seeds, random)
  }

  /// A seed with one to eight mutations, one after the other.
  mutating func next() -> [UInt8] {
    var bytes = seed()
    for _ in 0...random.uniform(below: 8) { mutate(&bytes) }
    return bytes.count > Self.largest ? Array(bytes.prefix(Self.largest)) : bytes
  }

  private mutating func mutate(_ bytes: inout [UInt8]) {
    let place = range(in: bytes)
    switch random.uniform(below: 9) {
    case 0: flip(&bytes)
    case 1: bytes.removeSubrange(place)
    case 2: bytes.removeLast(bytes.count - place.lowerBound)
    case 3: bytes.replaceSubrange(place, with: part(of: seed()))
    case 4: bytes.insert(contentsOf: part(of: bytes), at: place.lowerBound)
    case 5: bytes.insert(contentsOf: repeated(Array(bytes[place])), at: place.upperBound)
    case 6: bytes.replaceSubrange(place, with: Words.all[random.uniform(below: Words.all.count)])
    case 7: replaceNumber(&bytes)
    default: nest(&bytes, at: place)
    }
  }

  private mutating func flip(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    bytes[random.uniform(below: bytes.count)] ^= 1 << UInt8(random.uniform(below: 8))
  }

  /// Puts a number from the ends of the ranges in the place of one in the text, if there is any after a random byte.
  private mutating func replaceNumber(_ bytes: inout [UInt8]) {
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    let from = random.uniform(below: bytes.count + 1)
    let number = Words.numbers[random.uniform(below: Words.numbers.count)]
    guard let start = bytes[from...].firstIndex(where: isDigit) else { return bytes.append(contentsOf: number) }
    let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.count
    bytes.replaceSubrange(start..<end, with: number)
  }

  /// Opens brackets, and mostly closes them again around what stood there. One in eight is very deep.
  private mutating func nest(_ bytes: inout [UInt8], at place: Range<Int>) {
    let (open, close) = Words.brackets[random.uniform(below: Words.brackets.count)]
    let isDeep = random.uniform(below: 8) == 0
    let depth = 1 + random.uniform(below: isDeep ? Self.largest / open.count : 80)
    let closings = random.uniform(below: 4) == 0 ? 0 : depth
    bytes.insert(contentsOf: repeatElement(close, count: closings).joined(), at: place.upperBound)
    bytes.insert(contentsOf: repeatElement(open, count: depth).joined(), at: place.lowerBound)
  }

  private mutating func repeated(_ token: [UInt8]) -> [UInt8] {
    Array(repeatElement(token, count: 1 + random.uniform(below: 64)).joined().prefix(Self.largest))
  }

  private mutating func seed() -> [UInt8] { seeds[random.uniform(below: seeds.count)] }

  private mutating func part(of bytes: [UInt8]) -> [UInt8] { Array(bytes[range(in: bytes)]) }

  /// At most 64 bytes somewhere; mostly few.
  private mutating func range(in bytes: [UInt8]) -> Range<Int> {
    let start = random.uniform(below: bytes.count + 1)
    let longest = 1 << random.uniform(below: 7)
    return start..<min(bytes.count, start + random.uniform(below: longest + 1))
  }
}

/// What breaks parsers.
private enum Words {
  static let numbers = [
    "0", "-0", "-1", "255", "65536", "2147483648", "4294967295", "9007199254740993", "9223372036854775807",
    "9223372036854775808", "-9223372036854775809", "18446744073709551616", "1e999", "-1e-999", "1e-7", ".inf", ".nan",
    "0x7fffffffffffffff", "0o17", "1_000", "12:30:45", String(repeating: "9", count: 400),
  ].map { Array($0.utf8) }

  static let all =
    numbers
    + [
      "", "\"", "'", "\\", "\n", "\r\n", "\t", "---", "\n---\n", "...", ": ", "- ", "#", ",", ";", "{", "}", "[", "]",
      "&a ",
      "*a", "<<: *a\n", "!!binary ", "!!float ", "!!set ", "|\n", ">-\n", "? ", "%YAML 9.9\n", "null", "~", "true",
      "no",
      "\"\"\"", "FROM ", "```yaml\n", "\u{FEFF}", "\\ud800", "\\u0000", "e\u{301}\u{301}\u{301}", "👩‍👩‍👧‍👧", "../../..", "@",
      "//",
    ].map { Array($0.utf8) }
    + [
      [0], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], Array(repeating: 0xFF, count: 8),
      Array(repeating: 0, count: 8), Array(repeating: 0xFF, count: 7) + [0x7F], [0, 0, 0, 0, 0, 0, 0, 0x80],
    ]

  static let brackets = [("[", "]"), ("{\"a\":", "}"), ("{", "}"), ("- ", ""), ("? ", ""), ("&a [", "]"), ("(", ")")]
    .map {
      (Array($0.0.utf8), Array($0.1.utf8))
    }
}
