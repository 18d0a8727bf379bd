import Testing

@testable import Lineage

@Suite("Identifiers from content")
struct UUIDTextTests {
  @Test("They have the form, version 8 and the variant of RFC 9562, and differ with the content")
  func form() {
    let hex = String(repeating: "0123456789abcdef", count: 4)
    #expect(UUIDText.of(hex) == "01234567-89ab-8def-8123-456789abcdef")
    #expect(UUIDText.of("12") == "12000000-0000-8000-8000-000000000000")
    #expect(UUIDText.of(SHA256Text.hex("a")) != UUIDText.of(SHA256Text.hex("b")))
  }
}
