import Glibc
import Synchronization

/// What files hashed to, kept beside the store in `<store>-hashes` from one run to the next, so that what was not
/// touched is not read again. An index that may be deleted at any time.
///
/// A file is known again by device, inode, size, and the times of its last writing and last change. As git does, a file
/// that was written to less than two seconds ago is not remembered: a clock with coarse steps could hide that it is
/// written to once more. What this cannot see is a disk that changes bytes by itself, or somebody who edits the cache:
/// hash without a cache to look for these.
///
/// The file has a line for each hashed file, with a checksum at its end. Lines are only ever appended, each with one
/// call of the system, so that several processes may write at once and may be killed at any moment: a line that was cut
/// off is left out. Where lines are damaged or most of them are outdated, the file is written anew and renamed.
package final class HashCache: Sendable {
  /// A larger file is not read. Bytes.
  private static let largest = 256 << 20
  /// In seconds.
  private static let racyTime = 2

  package let path: String
  /// What was wrong with the file, for people; nil where nothing was.
  package let remark: String?
  private let openedAt: Int
  private let isUsable: Bool
  private let entries: Mutex<[FileStamp.File: HashCacheLine]>

  /// Reads the cache; it is empty where there is no file, or none that can be used.
  /// - Parameter now: in seconds since 1970, by the system's clock; a time before the real one is safe.
  package init(besideStore store: String, now: Int) {
    path = store + "-hashes"
    openedAt = now
    var content = (entries: [FileStamp.File: HashCacheLine](), lines: 0, damaged: 0)
    do throws(InputError) {
      content = Self.parse(try SmallFile.bytes(path, limit: Self.largest))
      isUsable = true
      remark =
        content.damaged == 0
        ? nil : "\(path): \(content.damaged) damaged \(content.damaged == 1 ? "line is" : "lines are") left out"
    } catch {
      isUsable = access(path, F_OK) != 0
      remark = isUsable ? nil : "left alone, and nothing is remembered: \(error)"
    }
    entries = Mutex(content.entries)
    if content.damaged > 0 || content.lines > 2 * content.entries.count + 1000 { rewrite() }
  }

  private static func parse(
    _ bytes: [UInt8]
  ) -> (entries: [FileStamp.File: HashCacheLine], lines: Int, damaged: Int) {
    var entries: [FileStamp.File: HashCacheLine] = [:]
    var (lines, damaged) = (0, 0)
    for text in bytes.split(separator: UInt8(ascii: "\n")) {
      lines += 1
      if let line = HashCacheLine(text) { entries[line.stamp.file] = line } else { damaged += 1 }
    }
    return (entries, lines, damaged)
  }

  /// What the file hashed to when it was in this state; nil where that is not known.
  func hashes(of stamp: FileStamp) -> FileHashes? {
    entries.withLock { $0[stamp.file] }.flatMap { $0.stamp == stamp ? $0.hashes : nil }
  }

  /// Remembers a file that had this state before and after it was read. Where the file of the cache cannot be written,
  /// it is remembered in this process only.
  func keep(_ hashes: FileHashes, of stamp: FileStamp) {
    guard max(stamp.modified.seconds, stamp.changed.seconds) < openedAt - Self.racyTime else { return }
    let line = HashCacheLine(stamp: stamp, hashes: hashes)
    entries.withLock { $0[stamp.file] = line }
    guard isUsable else { return }
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    defer { close(file) }
    let bytes = line.bytes
    _ = write(file, bytes, bytes.count)
  }

  /// Another process that appends meanwhile may lose lines: they cost it a second reading.
  private func rewrite() {
    let bytes = entries.withLock { $0.values.flatMap(\.bytes) }
    let draft = path + ".\(getpid())"
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    defer { close(file) }
    guard write(file, bytes, bytes.count) == bytes.count, rename(draft, path) == 0 else {
      unlink(draft)
      return
    }
  }
}
