import Store

/// A line of the cache: the numbers of the stamp, the hash of the file, those of its tensors (`-` where they were not
/// asked for), and the first 16 digits of the SHA-256 of all that, separated by blanks.
struct HashCacheLine: Sendable, Equatable {
  var stamp: FileStamp
  var hashes: FileHashes

  /// Stands in the checksum too, so that lines of another version are none of this.
  private static let version = "stemma-hashes/1 "

  var bytes: [UInt8] {
    let numbers = [
      String(stamp.file.device), String(stamp.file.inode), String(stamp.size), String(stamp.modified.seconds),
      String(stamp.modified.nanoseconds), String(stamp.changed.seconds), String(stamp.changed.nanoseconds),
    ]
    let tensors = hashes.tensors.map { SHA256Text.hex($0.joined()) } ?? "-"
    let text = (numbers + [SHA256Text.hex(hashes.whole), tensors]).joined(separator: " ") + " "
    return Array((text + Self.checksum(text) + "\n").utf8)
  }

  private static func checksum(_ text: String) -> Substring { SHA256Text.hex(version + text).prefix(16) }

  init(stamp: FileStamp, hashes: FileHashes) {
    self.stamp = stamp
    self.hashes = hashes
  }

  /// - Returns: nil for a line that is damaged.
  init?(_ line: ArraySlice<UInt8>) {
    guard let text = String(validating: line, as: UTF8.self) else { return nil }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 10, Self.checksum(String(text.dropLast(16))) == words[9] else { return nil }
    let numbers = words[2..<7].compactMap { Int($0) }
    guard let device = UInt64(words[0]), let inode = UInt64(words[1]), numbers.count == 5,
      let whole = Hex.bytes(String(words[7])), whole.count == 32,
      let tensors = Hex.bytes(words[8] == "-" ? "" : String(words[8])), tensors.count % 32 == 0
    else { return nil }
    stamp = FileStamp(
      file: FileStamp.File(device: device, inode: inode), size: numbers[0],
      modified: FileStamp.Time(seconds: numbers[1], nanoseconds: numbers[2]),
      changed: FileStamp.Time(seconds: numbers[3], nanoseconds: numbers[4]))
    hashes = FileHashes(whole: whole)
    if words[8] != "-" {
      hashes.tensors = stride(from: 0, to: tensors.count, by: 32).map { Array(tensors[$0..<$0 + 32]) }
    }
  }
}
