import Lineage
import Testing

@testable import Risk

@Suite("Waivers")
struct WaiverTests {
  private static let template = """
    version: 1
    waivers:
      - rule: STM120
        artifact: pupil
        path: downloaded -> pupil
        digest: DIGEST
        reason: older than our records
        approver: A. Person
        expires: 2026-03-10
    """

  private static let file: String = {
    let digest = (try? finding().pathDigest) ?? "none"
    return template.replacing("DIGEST", with: digest)
  }()

  private static func finding() throws -> Finding {
    var lineage = Demo.builder()
    lineage.model("pupil", .finetuned, base: ["base-a"], data: ["downloaded"])
    return try #require(STM120.findings(for: subject("pupil", in: lineage)).first)
  }

  private func settle(_ waivers: [Waiver], _ mode: UnsignedWaivers, on day: String) throws -> Finding {
    let policy = Demo.policy { $0.unsignedWaivers = mode }
    let result = Combination(findings: [try Self.finding()], waivers: waivers, policy: policy, today: day)
    return try #require(result.findings.first)
  }

  @Test("A waiver names rule, artifact and path, and applies through its last day")
  func applies() throws {
    let waivers = try Waiver.list(text: Self.file, file: "waivers.yaml")
    let waived = try settle(waivers, .accept, on: "2026-03-10")
    #expect(waived.status == .waived)
    #expect(waived.statusReason == "unsigned waiver by A. Person, until 2026-03-10: older than our records")
  }

  @Test("An expired waiver leaves the finding open and says so")
  func expired() throws {
    let waivers = try Waiver.list(text: Self.file, file: "waivers.yaml")
    let open = try settle(waivers, .accept, on: "2026-03-11")
    #expect(open.status == .open)
    #expect(open.statusReason == "waiver expired on 2026-03-10")
  }

  @Test("An unsigned waiver is shown and does not count unless the policy accepts it")
  func unsigned() throws {
    let waivers = try Waiver.list(text: Self.file, file: "waivers.yaml")
    let open = try settle(waivers, .refuse, on: "2026-03-01")
    #expect(open.status == .open)
    #expect(open.statusReason?.hasSuffix("(the policy does not accept unsigned waivers)") == true)
  }

  @Test(
    "A waiver for another path, artifact or rule does nothing",
    arguments: [
      ("downloaded ->", "uploaded ->"), ("artifact: pupil", "artifact: student"), ("STM120", "STM130"),
      ("digest: sha256:", "digest: sha256:\(String(repeating: "0", count: 64)) #"),
    ])
  func other(part: String, replacement: String) throws {
    #expect(Self.file.contains(part))
    let text = Self.file.replacing(part, with: replacement)
    let open = try settle(Waiver.list(text: text, file: "w"), .accept, on: "2026-03-01")
    #expect(open.status == .open)
    #expect(open.statusReason == nil)
  }

  @Test("The waiver that lasts longest stands for the others")
  func several() throws {
    let earlier = try Waiver.list(text: Self.file, file: "w")
    let later = try Waiver.list(text: Self.file.replacing("2026-03-10", with: "2027-01-01"), file: "w")
    #expect(try settle(earlier + later, .accept, on: "2026-12-31").status == .waived)
    #expect(try settle(later + earlier, .accept, on: "2026-12-31").status == .waived)
  }

  @Test(
    "A waiver without reason, approver or last day, or with a misspelt word, is refused",
    arguments: [
      ("reason: older than our records", "reason: ''"), ("    approver: A. Person\n", ""),
      ("expires: 2026-03-10", "expires: soon"), ("expires: 2026-03-10", "expires: 2026-02-30"),
      ("STM120", "STM12O"), ("approver:", "aprover:"), ("version: 1", "version: 2"),
      ("digest: sha256:", "digest: md5:"), ("digest: ", "digests: "),
      ("expires: 2026-03-10", "expires: 2026-03-10\n    signature: {key: k, value: '***'}"),
      ("expires: 2026-03-10", "expires: 2026-03-10\n    signature: {key: k}"),
    ])
  func refused(part: String, replacement: String) {
    #expect(Self.file.contains(part))
    #expect(throws: InputError.self) {
      try Waiver.list(text: Self.file.replacing(part, with: replacement), file: "w")
    }
  }
}

@Suite("Signed waivers")
struct SignedWaiverTests {
  private static let key = PrivateKey(generating: .ed25519)

  private func finding() throws -> Finding {
    try #require(STM101.findings(for: subject("student", in: Demo.builder())).first)
  }

  private func waiver() throws -> Waiver {
    Waiver(
      try finding(), reason: "known: \"measured\"\nelsewhere", approver: "A. Person",
      expires: try #require(Timestamp("2026-04-01")))
  }

  private func policy(_ keys: [String: PublicKey] = ["release": key.publicKey]) -> Policy {
    Demo.policy { $0.waiverKeys = keys }
  }

  private func settle(_ waiver: Waiver, _ policy: Policy) throws -> Finding {
    let result = Combination(findings: [try finding()], waivers: [waiver], policy: policy, today: "2026-03-10")
    return try #require(result.findings.first)
  }

  @Test("A waiver signed by a key of the policy counts where unsigned ones do not")
  func counts() throws {
    let waived = try settle(waiver().signed(with: Self.key), policy())
    #expect(waived.status == .waived)
    #expect(waived.statusReason?.hasPrefix("signed (release) waiver by A. Person, until 2026-04-01") == true)
    #expect(try settle(waiver(), policy()).status == .open)
  }

  @Test("A key that the policy does not name makes no signature")
  func strangers() throws {
    let other = PrivateKey(generating: .p256)
    let open = try settle(waiver().signed(with: other), policy())
    #expect(open.status == .open)
    #expect(open.statusReason?.contains("unsigned waiver") == true)
    #expect(try settle(waiver().signed(with: other), policy(["other": other.publicKey])).status == .waived)
  }

  @Test("A waiver that was changed after it was signed counts nowhere")
  func forged() throws {
    var forged = try waiver().signed(with: Self.key)
    forged.reason = "another reason"
    var lenient = policy()
    lenient.unsignedWaivers = .accept
    let open = try settle(forged, lenient)
    #expect(open.status == .open)
    #expect(open.statusReason?.hasSuffix("(it is not what release signed)") == true)
  }

  @Test("The entry that is printed is read back as it was")
  func roundTrip() throws {
    for waiver in [try waiver(), try waiver().signed(with: Self.key)] {
      let read = try Waiver.list(text: "version: 1\nwaivers:\n" + waiver.yaml, file: "w")
      #expect(read == [waiver])
    }
  }

  @Test("A policy names keys by the line of their PEM, or by all of it")
  func keys() throws {
    let pem = Self.key.publicKey.pem
    let line = try #require(pem.split(separator: "\n").dropFirst().first)
    let short = try Policy(text: "version: 1\nwaiver-keys: {release: \(line)}\n", file: "p")
    #expect(short.waiverKeys == ["release": Self.key.publicKey])
    let block = pem.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
    let long = try Policy(text: "version: 1\nwaiver-keys:\n  release: |\n\(block)\n", file: "p")
    #expect(long.waiverKeys == short.waiverKeys)
    #expect(throws: InputError.self) { try Policy(text: "version: 1\nwaiver-keys: {release: abc}\n", file: "p") }
  }

  @Test("A file that is not there is said to be begun, and how")
  func missing() throws {
    let error = #expect(throws: InputError.self) { try Waiver.list(file: "/nowhere/waivers.yaml") }
    #expect(error?.message.contains("'version: 1' and 'waivers: []'") == true && error?.file == "/nowhere/waivers.yaml")
  }
}
