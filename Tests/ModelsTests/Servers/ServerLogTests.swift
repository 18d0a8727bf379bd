import FoundationEssentials
import Glibc
import Statistics
import Testing

@testable import Models

@Suite("The log of a server")
struct ServerLogTests {
  private let path = FileManager.default.temporaryDirectory.path + "/stemma-log-\(UUID().uuidString)"

  private func withFile(_ body: () throws -> Void) throws {
    defer { unlink(path) }
    try body()
  }

  private func content() throws -> [UInt8] { Array(try #require(FileManager.default.contents(atPath: path))) }

  @Test(
    "Up to three parts the file has every byte; beyond it has the first part and the last, and says what is missing")
  func bounds() throws {
    try withFile {
      var random = RandomSource(seed: 7, stream: "log")
      for total in [0, 1, 1000, 2999, 3000, 3001, 5000, 100_000] {
        let bytes = (0..<total).map { _ in UInt8(random.next() & 0xff) }
        write(bytes, parts: 1000, &random)
        let found = try content()
        guard total > 3000 else {
          #expect(found == bytes)
          continue
        }
        #expect(found.count < 3000 + 100 && found.prefix(1000).elementsEqual(bytes.prefix(1000)))
        let line = try #require(found.dropFirst(1001).firstIndex(of: UInt8(ascii: "\n")))
        let words = String(decoding: found[1001..<line], as: UTF8.self)
        let end = found[(line + 1)...]
        #expect(end.count >= 1000 && end.elementsEqual(bytes.suffix(end.count)))
        #expect(words == "[\(total - 1000 - end.count) bytes are left out here]")
      }
    }
  }

  private func write(_ bytes: [UInt8], parts: Int, _ random: inout RandomSource) {
    var log = BoundedLog(open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600), part: parts)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = 1 + Int(random.next() % 90)
      rest.prefix(count).withUnsafeBytes { log.append($0) }
      rest = rest.dropFirst(count)
    }
  }

  @Test("What a program writes is in the file when it has ended, however much it was")
  func program() throws {
    try withFile {
      let log = try ServerLog(path: path)
      let script = "echo begin; head -c 20000000 /dev/zero | tr '\\0' 'x'; echo; echo the end >&2"
      let program = Program(command: ["/bin/sh", "-c", script], environment: ["PATH": "/usr/bin:/bin"])
      let child = try program.start(Program.Streams(output: log.writing, errors: log.writing))
      log.closeWriting()
      _ = Program.reap(child)
      log.wait(atMost: 60)
      let found = try content()
      #expect(found.count < 4 << 20 && found.starts(with: Array("begin\nxxx".utf8)))
      #expect(LogTail.lines(of: path, count: 1) == ["the end"])
      log.wait(atMost: 60)
    }
  }

  @Test("A log that cannot be written is an error that names it")
  func unwritable() {
    let error = #expect(throws: ChildProcessError.self) { try ServerLog(path: "/nowhere/log") }
    #expect(error?.reason.contains("/nowhere/log") == true)
  }
}
