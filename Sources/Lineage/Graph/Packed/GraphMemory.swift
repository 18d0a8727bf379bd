import Glibc

/// The memory of a packed graph: pages of its own or a mapped file. It is never written once this object has it.
final class GraphMemory: Sendable {
  /// Unsafe only in name: nobody writes the bytes, and `deinit` is the one place that releases them.
  nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

  /// Room for `count` bytes, at least one, zero at first, that `fill` writes.
  init(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
    let pages = mmap(nil, count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let pages, pages != MAP_FAILED else { preconditionFailure("out of memory") }
    // Large pages, where there are any, spare most of the time that it takes to get hundreds of megabytes.
    madvise(pages, count, MADV_HUGEPAGE)
    fill(UnsafeMutableRawBufferPointer(start: pages, count: count))
    bytes = UnsafeRawBufferPointer(start: pages, count: count)
  }

  /// Maps an open file. Whoever replaces the file does so by renaming, so that the mapping stays whole.
  /// - Returns: nil when it cannot be mapped.
  init?(descriptor: CInt, count: Int) {
    guard count > 0, let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      return nil
    }
    bytes = UnsafeRawBufferPointer(start: start, count: count)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}
