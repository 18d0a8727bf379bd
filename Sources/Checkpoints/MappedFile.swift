import Glibc

/// A regular file mapped read-only into memory for as long as this object lives.
///
/// The pages are private to the reader but not a copy: a file that another process cuts short while it is mapped ends
/// this process with SIGBUS, as with every mapped file. Checkpoints are replaced by renaming, which is safe.
final class MappedFile: Sendable {
  /// Unsafe only in name: the pages are never written, and `deinit` is the one place that releases them.
  nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

  init(path: String) throws(CheckpointError) {
    // Not blocking, so that opening a pipe by mistake does not wait for its writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .systemCall("cannot be opened", file: path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .systemCall("cannot be examined", file: path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw CheckpointError(file: path, reason: "is not a regular file", remedy: "give the path of the file itself")
    }
    bytes = try Self.map(descriptor, count: Int(status.st_size), path: path)
  }

  deinit {
    if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
  }

  /// Lets the system take back the memory of a range; the pages are read from the file again when they are needed.
  func release(_ range: Range<Int>) {
    let page = Int(getpagesize())
    let start = range.lowerBound / page * page
    guard let base = bytes.baseAddress, range.upperBound > start else { return }
    madvise(UnsafeMutableRawPointer(mutating: base + start), range.upperBound - start, MADV_DONTNEED)
  }

  private static func map(_ descriptor: CInt, count: Int, path: String) throws(CheckpointError)
    -> UnsafeRawBufferPointer
  {
    guard count > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      throw .systemCall("cannot be mapped into memory", file: path)
    }
    return UnsafeRawBufferPointer(start: start, count: count)
  }
}

extension CheckpointError {
  /// The error of the last system call, from `errno`.
  static func systemCall(_ what: String, file: String) -> CheckpointError {
    CheckpointError(file: file, reason: "\(what): \(String(cString: strerror(errno)))")
  }
}
