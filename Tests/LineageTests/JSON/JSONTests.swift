import Lineage
import Testing

@Suite("Canonical JSON")
struct JSONTests {
  // The table of RFC 8785, appendix B.
  @Test(
    "Numbers are written as ECMAScript writes them",
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
      (0x8000_0000_0000_0001, "-5e-324"), (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
      (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
      (0xc340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
      (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"), (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
      (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"), (0x444b_1ae4_d6e2_ef50, "1e+21"),
      (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
      (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5554, "333333333.33333325"),
      (0x41b3_de43_5555_5555, "333333333.3333333"), (0x41b3_de43_5555_5556, "333333333.3333334"),
      (0x41b3_de43_5555_5557, "333333333.33333343"), (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
      (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func numbers(bits: UInt64, text: String) {
    #expect(JSONValue.number(Double(bitPattern: bits)).canonical == text)
  }

  @Test(
    "JSON has no word for what is not finite", arguments: [0x7fff_ffff_ffff_ffff, 0x7ff0_0000_0000_0000] as [UInt64])
  func notFinite(bits: UInt64) { #expect(JSONValue.number(Double(bitPattern: bits)).canonical == "null") }

  @Test("Members are sorted by the UTF-16 code units of their names")
  func sorting() throws {
    let value = try JSONValue(
      parsing: #"{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","#
        + #""\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}"#)
    #expect(
      value.canonical == "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\","
        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\","
        + "\"\u{FB33}\":\"Hebrew Letter Dalet With Dagesh\"}")
  }

  @Test("Texts escape only what must be escaped")
  func escapes() throws {
    let value = try JSONValue(
      parsing: #"{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"#
        + #""string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}"#)
    #expect(
      value.canonical == #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
        + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#)
  }

  @Test(
    "What is not strict JSON is an error with a place",
    arguments: [
      "", " ", "{", "[", "[1,]", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "{a:1}", "01", "-", "1.", ".5", "1e", "+1", "tru",
      "nul", "\"", "\"\\x\"", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"\\u12\"", "\"\\u+123\"",
      "\"\u{1}\"", "1 2", "1e999", "[1 2]", "NaN", "\u{FEFF}1", "'a'", "{\"a\"}", "-01",
    ])
  func strict(text: String) {
    let error = #expect(throws: InputError.self) { try JSONValue(parsing: text) }
    #expect(error?.line != nil)
  }

  @Test("Depth is limited, and bytes that are not UTF-8 are refused")
  func limits() {
    #expect(throws: InputError.self) { try JSONValue(parsing: String(repeating: "[", count: 100_000)) }
    #expect(throws: InputError.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22] as [UInt8]) }
    #expect(throws: Never.self) {
      try JSONValue(parsing: String(repeating: "[", count: 64) + String(repeating: "]", count: 64))
    }
  }

  @Test("Any value reads back from its canonical and its pretty text", arguments: 0..<200)
  func roundTrip(seed: Int) throws {
    var dice = Dice(seed: UInt64(seed))
    let value = JSONValue.random(&dice, depth: 4)
    #expect(try JSONValue(parsing: value.canonical) == value)
    #expect(try JSONValue(parsing: value.pretty) == value)
  }

  @Test("Random bytes never trap", arguments: 0..<200)
  func fuzz(seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    let alphabet = Array("{}[]\",:\\u0019eE+-.dtrue \n".utf8)
    let bytes = (0..<Int.random(in: 0..<60, using: &dice)).compactMap { _ in alphabet.randomElement(using: &dice) }
    if let value = try? JSONValue(parsing: bytes) { #expect((try? JSONValue(parsing: value.canonical)) == value) }
  }
}

extension JSONValue {
  static func random(_ dice: inout Dice, depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 6 : 4), using: &dice) {
    case 0: return .null
    case 1: return .bool(dice.chance(0.5))
    case 2:
      let number = Double(bitPattern: dice.next())
      return .number(number.isFinite ? number : 0.5)
    case 3: return .string(randomText(&dice))
    case 4: return .array((0..<3).map { _ in random(&dice, depth: depth - 1) })
    default:
      return .object(
        (0..<3).reduce(into: [:]) { members, _ in
          members[randomText(&dice)] = random(&dice, depth: depth - 1)
        })
    }
  }

  private static func randomText(_ dice: inout Dice) -> String {
    let scalars = (0..<4).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0..<0x11_0000, using: &dice)) }
    let plain = (0..<4).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0..<0x80, using: &dice)) }
    return String(String.UnicodeScalarView(scalars + plain))
  }
}
