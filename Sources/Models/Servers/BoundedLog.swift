import Glibc

/// A file that takes any number of bytes and keeps the first and the last of them, with a line between that says how many
/// are left out. Belongs to one thread.
struct BoundedLog: ~Copyable {
  private let descriptor: Int32
  /// Bytes of the beginning that stay; of the end as many stay at least, and twice as many at most.
  private let part: Int
  private var size = 0
  /// Where the end begins.
  private var tail: Int
  private var leftOut = 0

  static let usualPart = 1 << 20

  /// - Parameter file: empty, open for reading and writing but not for appending; it is closed with the log.
  init(_ file: Int32, part: Int = usualPart) { (descriptor, self.part, tail) = (file, part, part) }

  deinit { close(descriptor) }

  /// What the disk does not take is lost: a server must not wait for its log. O(bytes), over many calls.
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    write(bytes, at: size)
    size += bytes.count
    if size - tail > 2 * part { fold() }
  }

  /// Drops all but the last part of the end.
  private mutating func fold() {
    var kept = [UInt8](repeating: 0, count: part)
    let count = max(0, pread(descriptor, &kept, part, size - part))
    leftOut += size - tail - count
    let line = Array("\n[\(leftOut) bytes are left out here]\n".utf8)
    tail = part + line.count
    size = tail + count
    (line + kept.prefix(count)).withUnsafeBytes { write($0, at: part) }
    ftruncate(descriptor, size)
  }

  private func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    var written = 0
    while written < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
      let count = pwrite(descriptor, rest.baseAddress, rest.count, offset + written)
      if count > 0 { written += count } else if errno != EINTR { return }
    }
  }
}
