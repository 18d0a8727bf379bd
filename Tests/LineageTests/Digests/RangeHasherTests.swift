import Foundation
import Glibc
import Synchronization
import Testing

@testable import Lineage

@Suite("Hashing many ranges at once")
struct RangeHasherTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func bytes(_ count: Int, seed: UInt8) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) &+ seed }
  }

  private func file(_ name: String, _ bytes: [UInt8]) throws -> FileToHash {
    try folder.write("", to: name)
    try Data(bytes).write(to: URL(fileURLWithPath: folder.file(name)))
    return try FileToHash(path: folder.file(name), hashesTensors: false)
  }

  @Test(
    "Ranges of files of any size hash as their bytes do, in the order that was asked for", arguments: [1, 2, 5],
    [false, true])
  func ranges(width: Int, usesLibrary: Bool) throws {
    let contents = [0, 1, 63, 64, 65, 4096, 300_000, 262_144].enumerated().map { bytes($1, seed: UInt8($0)) }
    let files = try contents.enumerated().map { try file("f\($0)", $1) }
    var ranges: [RangeHasher.Range] = []
    for (index, content) in contents.enumerated() {
      for (start, end) in [(0, content.count), (content.count / 3, content.count / 2), (content.count, content.count)] {
        ranges.append(RangeHasher.Range(file: index, bytes: start..<end))
      }
    }
    ranges.reverse()
    var hashing = Hashing()
    hashing.width = width
    hashing.usesLibrary = usesLibrary
    let seen = Mutex<[Int: [UInt8]]>([:])
    let hashes = try RangeHasher(files, hashing).hashes(ranges) { place, hash in seen.withLock { $0[place] = hash } }
    for (place, range) in ranges.enumerated() {
      #expect(hashes[place] == SHA256Text.bytes(hashing: Array(contents[range.file][range.bytes])))
      #expect(seen.withLock { $0[place] } == hashes[place])
    }
  }

  @Test("A file that was changed, cut short, replaced or removed since it was listed is an error that names it")
  func changed() throws {
    let path = folder.file("f")
    let changes: [() throws -> Void] = [
      { try Data([9]).write(to: URL(fileURLWithPath: path)) },
      { #expect(truncate(path, 10) == 0) },
      { #expect(unlink(path) == 0) },
      {
        #expect(unlink(path) == 0)
        #expect(mkfifo(path, 0o600) == 0)
      },
    ]
    for change in changes {
      unlink(path)
      let file = try file("f", bytes(1000, seed: 1))
      try change()
      let error = #expect(throws: InputError.self) { try FileHasher([file], Hashing()).run() }
      #expect(error?.file == path)
    }
  }

  @Test("A new link to a file while it is hashed is no change of it, and what is remembered is not believed afterwards")
  func linked() throws {
    let cache = HashCache(besideStore: folder.file("store"), now: .max)
    let file = try file("f", bytes(1000, seed: 1))
    usleep(20_000)
    #expect(link(file.path, folder.file("g")) == 0)
    let hashes = try FileHasher([file], Hashing(cache: cache)).run()
    #expect(hashes.map(\.whole) == [SHA256Text.bytes(hashing: bytes(1000, seed: 1))])
    #expect(cache.hashes(of: try FileStamp(path: file.path)) == nil)
  }

  @Test("An unreadable file is an error that names it", .enabled(if: geteuid() != 0, "root reads everything"))
  func unreadable() throws {
    let file = try file("f", [1])
    #expect(chmod(file.path, 0) == 0)
    let error = #expect(throws: InputError.self) { try FileHasher([file], Hashing()).run() }
    #expect(error?.file == file.path)
  }

  @Test("The meter ends at the whole, and tells what is hashed")
  func meter() throws {
    let shares = Mutex<[(Double, String)]>([])
    let meter = HashMeter { share, label in shares.withLock { $0.append((share, label)) } }
    let files = try (0..<3).map { try file("f\($0)", bytes(600_000, seed: UInt8($0))) }
    meter.expect(1_800_000)
    meter.begin("three files")
    _ = try FileHasher(files, Hashing(meter: meter)).run()
    let seen = shares.withLock { $0 }
    #expect(seen.count >= 9 && seen.map(\.0).max() == 1 && seen.allSatisfy { $0.1 == "hashing three files" })
  }
}
