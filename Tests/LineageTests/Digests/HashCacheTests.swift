import Foundation
import Glibc
import Testing

@testable import Lineage

@Suite("What the cache of hashes remembers")
struct HashCacheTests {
  private let folder: Folder
  /// As if the process had been started long after the files were written.
  private let later: Int

  init() throws {
    folder = try Folder()
    later = Int(time(nil)) + 3600
  }

  private func cache(now: Int? = nil) -> HashCache {
    HashCache(besideStore: folder.file("stemma.sqlite"), now: now ?? later)
  }

  private var cacheFile: String { folder.file("stemma.sqlite-hashes") }

  /// Hashes with a cache; also how many bytes were really read.
  private func hash(_ name: String, _ cache: HashCache) throws -> (digest: String, read: Int) {
    let file = try FileToHash(path: folder.file(name), hashesTensors: false)
    let counter = Counter()
    let known = cache.hashes(of: file.stamp) != nil
    let meter = HashMeter { _, _ in counter.add() }
    let hashes = try FileHasher([file], Hashing(cache: cache, meter: meter)).run()
    return (SHA256Text.hex(hashes[0].whole), known ? 0 : file.stamp.size)
  }

  private final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0
    func add() { lock.withLock { count += 1 } }
  }

  @Test("A file that nobody touched is not read again, by this process or the next")
  func remembered() throws {
    try folder.write("content", to: "f")
    let first = cache()
    let digest = try hash("f", first).digest
    #expect(digest == SHA256Text.hex("content"))
    for cache in [first, cache()] {
      let again = try hash("f", cache)
      #expect(again.digest == digest && again.read == 0)
    }
    #expect(cache().remark == nil)
  }

  /// `ctime` gives it away: no program can set that.
  @Test("A change of the content is found although size and time of modification were put back")
  func putBack() throws {
    let path = try folder.write("before", to: "f")
    var status = stat()
    #expect(stat(path, &status) == 0)
    _ = try hash("f", cache())
    let file = open(path, O_WRONLY)
    #expect(pwrite(file, "after!", 6, 0) == 6)
    #expect(futimens(file, [status.st_atim, status.st_mtim]) == 0)
    close(file)
    var changed = stat()
    #expect(stat(path, &changed) == 0)
    #expect(changed.st_mtim.tv_nsec == status.st_mtim.tv_nsec && changed.st_size == status.st_size)
    #expect(try hash("f", cache()).digest == SHA256Text.hex("after!"))
  }

  @Test("Another file in the same place is another file")
  func replaced() throws {
    try folder.write("one", to: "f")
    try folder.write("two", to: "g")
    _ = try hash("f", cache())
    #expect(rename(folder.file("g"), folder.file("f")) == 0)
    #expect(try hash("f", cache()).digest == SHA256Text.hex("two"))
  }

  @Test("A file that was written to less than two seconds ago is not remembered, nor one from the future")
  func racy() throws {
    let path = try folder.write("fresh", to: "f")
    var status = stat()
    #expect(stat(path, &status) == 0)
    let written = max(status.st_mtim.tv_sec, status.st_ctim.tv_sec)
    for now in [written - 10, written, written + 2] { _ = try hash("f", cache(now: now)) }
    #expect(access(cacheFile, F_OK) != 0)
    _ = try hash("f", cache(now: written + 3))
    #expect(access(cacheFile, F_OK) == 0)
  }

  @Test("Damaged lines are left out with a remark, and the file is mended", arguments: 0..<40)
  func damaged(seed: UInt64) throws {
    for index in 0..<5 { try folder.write("content \(index)", to: "f\(index)") }
    let whole = cache()
    for index in 0..<5 { _ = try hash("f\(index)", whole) }
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: cacheFile)))
    let place = Int(seed &* 0x9E37_79B9_7F4A_7C15 >> 33) % bytes.count
    if seed.isMultiple(of: 2) { bytes[place] ^= 0x05 } else { bytes.removeSubrange(place...) }
    try Data(bytes).write(to: URL(fileURLWithPath: cacheFile))
    let mended = cache()
    for index in 0..<5 { #expect(try hash("f\(index)", mended).digest == SHA256Text.hex("content \(index)")) }
    #expect(cache().remark == nil)
    for index in 0..<5 { #expect(try hash("f\(index)", cache()).read == 0) }
  }

  @Test("What is no file of lines is left alone or left out, and hashes stay right")
  func hostile() throws {
    try folder.write("content", to: "f")
    for make in [
      { mkdir(cacheFile, 0o700) }, { mkfifo(cacheFile, 0o600) }, { symlink("/dev/zero", cacheFile) },
      { symlink("nowhere", cacheFile) },
    ] {
      #expect(make() == 0)
      #expect(try hash("f", cache()).digest == SHA256Text.hex("content"))
      if unlink(cacheFile) != 0 { rmdir(cacheFile) }
    }
    for text in ["\n\n\n", "1 2 3", String(repeating: "x", count: 100_000), "\u{0}\n"] {
      try folder.write(text, to: "stemma.sqlite-hashes")
      #expect(try hash("f", cache()).digest == SHA256Text.hex("content"))
    }
  }

  @Test("Outdated lines go when there are many of them")
  func rewritten() throws {
    let path = try folder.write("", to: "f")
    let cache = cache()
    let stamp = try FileStamp(path: path)
    for size in 0..<3000 {
      var old = stamp
      old.size = size
      cache.keep(FileHashes(whole: [UInt8](repeating: 1, count: 32)), of: old)
    }
    #expect(self.cache().hashes(of: stamp) == nil)
    #expect(try Data(contentsOf: URL(fileURLWithPath: cacheFile)).count < 1000)
  }

  @Test("Many processes' worth of writers at once lose nothing")
  func concurrent() throws {
    let path = try folder.write("", to: "f")
    let stamp = try FileStamp(path: path)
    let caches = (0..<4).map { _ in cache() }
    DispatchQueue.concurrentPerform(iterations: 4) { writer in
      for number in 0..<100 {
        var other = stamp
        other.file.inode = UInt64(writer * 1000 + number)
        caches[writer].keep(FileHashes(whole: [UInt8](repeating: UInt8(writer), count: 32), tensors: []), of: other)
      }
    }
    let read = cache()
    #expect(read.remark == nil)
    for writer in 0..<4 {
      for number in 0..<100 {
        var other = stamp
        other.file.inode = UInt64(writer * 1000 + number)
        #expect(read.hashes(of: other)?.whole.first == UInt8(writer))
      }
    }
  }
}
