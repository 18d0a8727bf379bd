import Testing

@testable import Reporting

@Suite struct FingerprintTests {
  @Test func `It is FNV-1a with a border after each text`() {
    // The published value for an empty input, then one step with the border byte 0xFF.
    #expect(Fingerprint.of([]) == "cbf29ce484222325")
    #expect(Fingerprint.of(["a", "b"]) != Fingerprint.of(["ab"]))
    #expect(Fingerprint.of(["", "a"]) != Fingerprint.of(["a", ""]))
  }
}
