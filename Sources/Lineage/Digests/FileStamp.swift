import Glibc

/// Which file it is and in which state: two equal stamps mean that nothing was written in between, as far as the system
/// tells. `ctime` cannot be set by programs, so that a change whose `mtime` was put back shows.
struct FileStamp: Sendable, Hashable {
  /// A file, whatever its state.
  struct File: Sendable, Hashable {
    var device: UInt64
    var inode: UInt64
  }

  /// Since 1970.
  struct Time: Sendable, Hashable {
    var seconds: Int
    /// 0 to 999,999,999.
    var nanoseconds: Int
  }

  var file: File
  /// Bytes.
  var size: Int
  /// When the content was written last.
  var modified: Time
  /// When anything about the file was changed last.
  var changed: Time
}

extension FileStamp {
  /// Whether nothing was written in between. A new link to a file or a change of its rights, which a backup may make while
  /// the file is hashed, alters `changed` and no byte.
  func isSameContent(as other: FileStamp) -> Bool {
    file == other.file && size == other.size && modified == other.modified
  }

  /// - Returns: nil for what is no regular file.
  init?(_ status: stat) {
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size >= 0 else { return nil }
    file = File(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    size = Int(status.st_size)
    modified = Time(status.st_mtim)
    changed = Time(status.st_ctim)
  }

  /// Of what a path leads to.
  /// - Throws: `InputError` when that is no regular file, or not there.
  init(path: String) throws(InputError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileContent.unreadable(path) }
    guard let stamp = FileStamp(status) else { throw InputError("this is not a regular file", file: path) }
    self = stamp
  }
}

extension FileStamp.Time {
  fileprivate init(_ time: timespec) { self.init(seconds: time.tv_sec, nanoseconds: time.tv_nsec) }
}
