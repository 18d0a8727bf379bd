import Glibc

/// The memory of a packed graph: pages of its own, a mapped file, or pages of its own that begin as those of a file. It
/// is never written once this object has it.
final class GraphMemory: Sendable {
  /// Unsafe only in name: nobody writes the bytes, and `deinit` is the one place that releases them.
  nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
  /// The file that is mapped as a whole; below 0 for none.
  private let descriptor: CInt

  /// Room for `count` bytes, at least one, zero at first, that `fill` writes.
  init(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
    let pages = mmap(nil, count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let pages, pages != MAP_FAILED else { preconditionFailure("out of memory") }
    // Large pages, where there are any, spare most of the time that it takes to get hundreds of megabytes.
    madvise(pages, count, MADV_HUGEPAGE)
    fill(UnsafeMutableRawBufferPointer(start: pages, count: count))
    bytes = UnsafeRawBufferPointer(start: pages, count: count)
    descriptor = -1
  }

  /// Maps an open file. Whoever replaces the file does so by renaming, so that the mapping stays whole.
  /// - Returns: nil when it cannot be mapped.
  init?(descriptor: CInt, count: Int) {
    guard count > 0, let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      return nil
    }
    bytes = UnsafeRawBufferPointer(start: start, count: count)
    self.descriptor = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
  }

  deinit {
    munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    if descriptor >= 0 { close(descriptor) }
  }

  /// Copies bytes from here. Whole pages of a file are not read for it: the target gets them as its own when it is
  /// read, and a copy of a page when that is written.
  /// - Parameter target: as long as the range, in memory that `init(count:fill:)` is filling.
  func copy(_ range: Range<Int>, to target: UnsafeMutableRawBufferPointer) {
    let mapped = map(range, to: target)
    UnsafeMutableRawBufferPointer(rebasing: target[mapped...])
      .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[range.dropFirst(mapped)]))
  }

  /// - Returns: how many bytes were mapped: none where there is no file, or where pages begin elsewhere.
  private func map(_ range: Range<Int>, to target: UnsafeMutableRawBufferPointer) -> Int {
    let page = sysconf(Int32(_SC_PAGESIZE))
    let count = range.count / page * page
    guard descriptor >= 0, count > 0, range.lowerBound % page == 0, Int(bitPattern: target.baseAddress) % page == 0,
      mmap(
        target.baseAddress, count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED, descriptor, range.lowerBound)
        != MAP_FAILED
    else { return 0 }
    return count
  }
}
