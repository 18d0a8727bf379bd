import FoundationEssentials
import Lineage
import Testing

@Suite("Weights that are damaged are refused with file and remedy")
struct BadCheckpointTests {
  enum Damage: String, CaseIterable, Sendable {
    case truncated, endless, empty, noise

    func applied(to bytes: Data) -> Data {
      switch self {
      case .truncated: bytes.prefix(bytes.count - 1000)
      // The first eight bytes are the length of the header: 2^63.
      case .endless: Data([0, 0, 0, 0, 0, 0, 0, 0x80]) + bytes.dropFirst(8)
      case .empty: Data()
      case .noise: Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 / 7) })
      }
    }

    var says: String {
      switch self {
      case .truncated: "fetch the file again: it is cut off"
      case .endless: "claims a header of 9223372036854775808 bytes"
      case .empty: "too few for a safetensors header"
      case .noise: "claims a header of"
      }
    }
  }

  private static let weights = Demo.organisms + "/student/model.safetensors"

  private static func damaged(_ damage: Damage) throws -> Scratch {
    let project = try Demo.project()
    try project.write(damage.applied(to: project.bytes(weights)), to: weights)
    return project
  }

  @Test("Recording: exit 2, nothing recorded", arguments: Damage.allCases)
  func record(damage: Damage) throws {
    let project = try Self.damaged(damage)
    let store = try project.bytes(Demo.store)
    try project.write(
      "version: 1\nartifacts: [{model: m, location: ../\(Demo.organisms)/student}]\n", to: "lineage/m.yaml")
    let answer = try project.stemma("lineage", "record", "lineage/m.yaml", "--format", "json")
    expect(answer, exits: 2)
    let message = try #require(try answer.json()["error"]?["message"]?.string)
    #expect(message.contains(damage.says) && message.contains("model.safetensors"), "\(message)")
    #expect(try project.bytes(Demo.store) == store)
  }

  @Test("Gating and measuring: a wrong or missing measurement is never a verdict", arguments: Damage.allCases)
  func gate(damage: Damage) throws {
    let project = try Self.damaged(damage)
    let before = try project.stemma("lineage", "list").output
    for line in [
      ["gate", "student", "--policy", "lineage/policy.yaml"], ["eval", "student", "--suite", "lab-favourite-animal"],
    ] {
      let answer = try project.stemma(line)
      let status = try #require(answer.status)
      #expect([2, 4].contains(status), "\(answer.output)\(answer.errors)")
      #expect(answer.errors.contains(damage.says) && answer.errors.contains("student"), "\(answer.errors)")
      #expect(!answer.errors.contains("unexpected"))
    }
    #expect(try project.stemma("lineage", "list").output == before)
    let page = try project.stemma("lineage", "show", "student", "--format", "json").json()
    #expect(page["artifact"]?.list("verdicts") == [])
  }

  @Test("Verifying: exit 1 or 4, with the artifact", arguments: Damage.allCases)
  func verify(damage: Damage) throws {
    let answer = try Self.damaged(damage).stemma("lineage", "verify", "student")
    #expect([1, 4].contains(try #require(answer.status)))
    #expect(answer.output.contains("student"))
  }

  @Test("Weights other than those recorded flag the candidate, whatever it says")
  func swapped() throws {
    let project = try Demo.project()
    try project.write(
      project.bytes(Demo.organisms + "/control-2/model.safetensors"),
      to: Demo.organisms + "/control-1/model.safetensors")
    let answer = try project.stemma("gate", "control-1", "--policy", "lineage/policy.yaml", "--format", "json")
    expect(answer, exits: 1)
    #expect(try answer.json().first(in: "findings", where: "rule", is: "STM130")["severity"] == "high")
  }
}
